// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.opensearch.transport.stream.StreamErrorCode;
import org.opensearch.transport.stream.StreamException;

/** Prints what OpenSearch's own classes say, fields between tabs: see opensearch.py. */
class OpenSearch {
  static void print(Object... fields) {
    List<String> all = new ArrayList<>();
    for (Object field : fields) all.add(String.valueOf(field));
    System.out.println(String.join("\t", all));
  }

  static void print(String how, StreamException error) {
    print(how, error.getErrorCode(), error.status().getStatus(), error.getMessage(), error);
  }

  public static void main(String[] arguments) throws Exception {
    for (StreamErrorCode code : StreamErrorCode.values()) {
      print("code", code, code.code());
      print("error", new StreamException(code, "no table"));
    }
    for (int number = -2; number < 40; ++number) {
      try {
        print("number", number, StreamErrorCode.fromCode(number));
      } catch (IllegalArgumentException e) {
        print("number", number, "none");
      }
    }
    for (Method method : StreamException.class.getDeclaredMethods()) {
      if (method.getReturnType() != StreamException.class) continue;
      Object[] values = new Object[method.getParameterCount()];
      values[0] = "no table";
      print(method.getName(), (StreamException) method.invoke(null, values));
    }
  }
}
