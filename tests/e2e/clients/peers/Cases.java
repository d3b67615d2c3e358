// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import com.google.gson.Gson;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Map;

/** The cases of standard input, a JSON object {port, cases}. */
class Cases {
  int port;
  List<Case> cases;

  static class Case {
    String event;
    String bucket;
    String api;
    String token;
    List<String> lines;
    boolean gzip;
  }

  interface Write {
    void write(String url, Case one) throws Exception;
  }

  /** Runs the cases one after the other, and prints what the client's user gets to see. */
  static void run(Write client) {
    Gson json = new Gson();
    Cases work = json.fromJson(new InputStreamReader(System.in), Cases.class);
    for (Case one : work.cases) {
      String outcome = "ok";
      String text = "";
      try {
        client.write("http://127.0.0.1:" + work.port, one);
      } catch (Exception e) {
        outcome = e.getClass().getSimpleName();
        text = e.getMessage() == null ? "" : e.getMessage();
      }
      System.out.println(json.toJson(Map.of("event", one.event, "outcome", outcome, "text", text)));
    }
    System.exit(0);
  }
}
