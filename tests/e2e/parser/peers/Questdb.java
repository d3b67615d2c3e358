// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import io.questdb.cutlass.line.tcp.LineTcpParser;
import io.questdb.std.MemoryTag;
import io.questdb.std.Unsafe;
import io.questdb.std.str.DirectUtf8Sequence;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The parser of QuestDB's line protocol: see the protocol in parser.py. */
class Questdb {
  static final LineTcpParser parser = quietly();

  /** Its logger writes to the standard output, unless a file says otherwise. */
  static LineTcpParser quietly() {
    try {
      Path config = Files.createTempFile("log", ".conf");
      Files.writeString(config, "writers=none\nw.none.class=io.questdb.log.LogConsoleWriter\n"
          + "w.none.level=CRITICAL\n");
      config.toFile().deleteOnExit();
      System.setProperty("out", config.toString());
      return new LineTcpParser();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void number(OutputStream out, int size, long value) throws IOException {
    for (int i = 0; i < size; ++i) out.write((int) (value >>> (8 * i)));
  }
  static void text(OutputStream out, byte[] bytes) throws IOException {
    number(out, 4, bytes.length);
    out.write(bytes);
  }
  static byte[] bytes(DirectUtf8Sequence text) {
    byte[] out = new byte[text.size()];
    for (int i = 0; i < out.length; ++i) out[i] = text.byteAt(i);
    return out;
  }

  /** The bytes in memory of their own, with the newline that ends a line. */
  static long copy(byte[] bytes, int from, int size) {
    long memory = Unsafe.malloc(size + 1L, MemoryTag.NATIVE_DEFAULT);
    for (int i = 0; i < size; ++i) Unsafe.getUnsafe().putByte(memory + i, bytes[from + i]);
    Unsafe.getUnsafe().putByte(memory + size, (byte) '\n');
    return memory;
  }

  static void value(OutputStream out, LineTcpParser.ProtoEntity entity) throws IOException {
    switch (entity.getType()) {
      case LineTcpParser.ENTITY_TYPE_STRING:
      case LineTcpParser.ENTITY_TYPE_SYMBOL: // without quotes
        out.write('s');
        text(out, bytes(entity.getValue()));
        return;
      case LineTcpParser.ENTITY_TYPE_INTEGER:
        out.write('i');
        number(out, 8, entity.getLongValue());
        return;
      case LineTcpParser.ENTITY_TYPE_FLOAT:
      case LineTcpParser.ENTITY_TYPE_DOUBLE:
        out.write('f');
        number(out, 8, Double.doubleToRawLongBits(entity.getFloatValue()));
        return;
      case LineTcpParser.ENTITY_TYPE_BOOLEAN:
        out.write('b');
        number(out, 8, entity.getBooleanValue() ? 1 : 0);
        return;
      default: // its own types
        out.write('?');
        number(out, 8, entity.getType());
    }
  }

  static void point(OutputStream out) throws IOException {
    int tags = 0;
    while (tags < parser.getEntityCount()
        && parser.getEntity(tags).getType() == LineTcpParser.ENTITY_TYPE_TAG) ++tags;
    out.write('P');
    text(out, bytes(parser.getMeasurementName()));
    number(out, 4, tags);
    for (int i = 0; i < parser.getEntityCount(); ++i) {
      LineTcpParser.ProtoEntity entity = parser.getEntity(i);
      if (i == tags) number(out, 4, parser.getEntityCount() - tags);
      text(out, bytes(entity.getName()));
      if (i < tags) text(out, bytes(entity.getValue()));
      else value(out, entity);
    }
    if (tags == parser.getEntityCount()) number(out, 4, 0);
    out.write(parser.hasTimestamp() ? 1 : 0);
    number(out, 8, parser.hasTimestamp() ? parser.getTimestamp() : 0);
  }

  static byte[] answer(byte[] batch) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long memory = copy(batch, 0, batch.length);
    long end = memory + batch.length + 1;
    parser.of(memory);
    while (parser.getBufferAddress() < end) {
      LineTcpParser.ParseResult result = parser.parseMeasurement(end);
      if (result == LineTcpParser.ParseResult.MEASUREMENT_COMPLETE) {
        point(out);
        parser.startNextMeasurement();
        continue;
      }
      boolean open = result == LineTcpParser.ParseResult.BUFFER_UNDERFLOW; // such as a quote
      if (open && new String(batch).isBlank()) break;
      out.write('E');
      text(out, (open ? "no end" : parser.getErrorCode().toString()).getBytes());
      break;
    }
    Unsafe.free(memory, batch.length + 1L, MemoryTag.NATIVE_DEFAULT);
    return out.toByteArray();
  }

  static void compare() throws IOException {
    DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(System.in));
    OutputStream out = new BufferedOutputStream(System.out);
    byte[] size = new byte[4];
    while (in.readNBytes(size, 0, 4) == 4) {
      byte[] batch = new byte[ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt()];
      in.readFully(batch);
      text(out, answer(batch));
    }
    out.flush();
  }

  static double sum = 0;

  static long round(long memory, long end) {
    long points = 0;
    parser.of(memory);
    while (parser.getBufferAddress() < end) {
      LineTcpParser.ParseResult result = parser.parseMeasurement(end);
      if (result == LineTcpParser.ParseResult.BUFFER_UNDERFLOW) break;
      if (result == LineTcpParser.ParseResult.ERROR) {
        if (parser.skipMeasurement(end) == LineTcpParser.ParseResult.BUFFER_UNDERFLOW) break;
      } else {
        ++points;
        for (int i = 0; i < parser.getEntityCount(); ++i) sum += parser.getEntity(i).getFloatValue();
      }
      parser.startNextMeasurement();
    }
    return points;
  }

  static final int WARM_UP = 5; // rounds, until the compiler of the JVM has done its work

  /** Of this thread: the JVM knows the time of the process only in steps of 10 ms. */
  static long spent() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Prints bytes, and points and CPU seconds of each round. */
  static void speed(String path, int rounds) throws IOException {
    byte[] data = Files.readAllBytes(Path.of(path));
    long memory = copy(data, 0, data.length);
    StringBuilder line = new StringBuilder(String.valueOf(data.length));
    for (int i = 0; i < WARM_UP; ++i) round(memory, memory + data.length + 1);
    for (int i = 0; i < rounds; ++i) {
      long begin = spent();
      long points = round(memory, memory + data.length + 1);
      double seconds = (spent() - begin) / 1e9;
      line.append(String.format(java.util.Locale.ROOT, " %d %.6f", points, seconds));
    }
    System.out.println(line);
    System.err.println("sum " + sum);
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("compare")) compare();
    else speed(arguments[1], Integer.parseInt(arguments[2]));
  }
}
