// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.Criteria;
import org.apache.arrow.flight.ErrorFlightMetadata;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Arrow Flight for Java as client and as server: see foreign.py. */
class Flight {
  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void call(FlightClient client, String method, String request, CallOption[] options)
      throws Exception {
    FlightDescriptor descriptor = FlightDescriptor.command(bytes(request));
    if (method.startsWith("DoGet")) {
      String ticket = method.equals("DoGet") ? request : "later " + request;
      try (FlightStream stream = client.getStream(new Ticket(bytes(ticket)), options)) {
        while (stream.next()) continue;
      }
    } else if (method.equals("DoAction")) {
      client.doAction(new Action("fail", bytes(request)), options).forEachRemaining(one -> {});
    } else if (method.equals("ListFlights")) {
      client.listFlights(new Criteria(bytes(request)), options).forEach(one -> {});
    } else {
      client.getInfo(descriptor, options);
    }
  }

  static Map<String, Object> seen(Exception error) {
    Map<String, Object> one = new TreeMap<>();
    one.put("text", String.valueOf(error));
    if (error instanceof FlightRuntimeException) {
      CallStatus status = ((FlightRuntimeException) error).status();
      one.put("code", status.code().toString());
      one.put("message", status.description());
      Map<String, List<String>> all = new TreeMap<>();
      CallHeaders metadata = status.metadata();
      if (metadata == null) metadata = new ErrorFlightMetadata();
      for (String key : metadata.keys()) {
        List<String> values = new ArrayList<>();
        if (key.endsWith("-bin")) {
          metadata.getAllByte(key).forEach(
              value -> values.add(Base64.getEncoder().encodeToString(value)));
        } else {
          metadata.getAll(key).forEach(
              value -> values.add(Base64.getEncoder().encodeToString(bytes(value))));
        }
        all.put(key, values);
      }
      one.put("metadata", all);
      List<String> details = all.getOrDefault("grpc-status-details-bin", List.of());
      one.put("details", details.isEmpty() ? "" : details.get(0));
    } else {
      one.put("code", error == null ? "OK" : error.getClass().getSimpleName());
    }
    return one;
  }

  static void client(BufferAllocator memory, int port) throws Exception {
    Gson json = new Gson();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    Location where = Location.forGrpcInsecure("127.0.0.1", port);
    try (FlightClient client = FlightClient.builder(memory, where).build()) {
      for (String line; (line = lines.readLine()) != null;) {
        String[] parts = line.split("\t", -1);
        FlightCallHeaders headers = new FlightCallHeaders();
        String[] header = parts[2].split("=");
        if (header.length == 2) headers.insert(header[0], header[1]);
        Exception error = null;
        try {
          call(client, parts[0], parts[1], new CallOption[] {new HeaderCallOption(headers)});
        } catch (Exception e) {
          error = e;
        }
        System.out.println(json.toJson(seen(error)));
      }
    }
  }

  /** Fails each call: a request is a FlightStatusCode and a message. */
  static class Fails extends NoOpFlightProducer {
    final BufferAllocator memory;

    Fails(BufferAllocator memory) {
      this.memory = memory;
    }
    static FlightRuntimeException failed(String request) {
      String[] parts = request.split(" ", 2);
      ErrorFlightMetadata metadata = new ErrorFlightMetadata();
      metadata.insert("query_id", "q-17");
      metadata.insert("plan-bin", bytes("Scan\n  Filter"));
      return new CallStatus(FlightStatusCode.valueOf(parts[0]), null, parts[1], metadata)
          .toRuntimeException();
    }
    @Override
    public void getStream(CallContext context, Ticket ticket, ServerStreamListener out) {
      String request = text(ticket.getBytes());
      if (request.startsWith("later ")) {
        Schema schema = new Schema(Collections.singletonList(
            Field.nullable("n", new ArrowType.Int(64, true))));
        try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, memory)) {
          ((BigIntVector) root.getVector("n")).setSafe(0, 17);
          root.setRowCount(1);
          out.start(root);
          out.putNext();
        }
        request = request.substring(6);
      }
      out.error(failed(request));
    }
    @Override
    public void listFlights(CallContext context, Criteria of, StreamListener<FlightInfo> out) {
      out.onError(failed(text(of.getExpression())));
    }
    @Override
    public FlightInfo getFlightInfo(CallContext context, FlightDescriptor of) {
      throw failed(text(of.getCommand()));
    }
    @Override
    public Runnable acceptPut(CallContext context, FlightStream in, StreamListener<PutResult> out) {
      String request = text(in.getDescriptor().getCommand());
      return () -> out.onError(failed(request));
    }
    @Override
    public void doAction(CallContext context, Action action, StreamListener<Result> out) {
      out.onError(failed(text(action.getBody())));
    }
  }

  static void serve(BufferAllocator memory) throws Exception {
    Location where = Location.forGrpcInsecure("127.0.0.1", 0);
    try (FlightServer server = FlightServer.builder(memory, where, new Fails(memory)).build()) {
      System.out.println(server.start().getPort());
      while (System.in.read() >= 0) continue;
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (BufferAllocator memory = new RootAllocator()) {
      if (arguments[0].equals("serve")) {
        serve(memory);
      } else {
        client(memory, Integer.parseInt(arguments[1]));
      }
    } finally {
      System.exit(0);
    }
  }
}
