// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import com.influxdb.client.InfluxDBClient;
import com.influxdb.client.InfluxDBClientFactory;
import com.influxdb.client.InfluxDBClientOptions;
import com.influxdb.client.WriteApi;
import com.influxdb.client.WriteOptions;
import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.events.WriteErrorEvent;
import com.influxdb.client.write.events.WriteSuccessEvent;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.LogManager;
import okhttp3.OkHttpClient;

/** The client of InfluxDB 2 for Java: InfluxdbClient blocking|batching. */
class InfluxdbClient {
  static void batching(InfluxDBClient client, Cases.Case one) throws Exception {
    BlockingQueue<Optional<Throwable>> ends = new LinkedBlockingQueue<>();
    WriteOptions options = WriteOptions.builder().flushInterval(60_000).maxRetries(2).retryInterval(5)
        .maxRetryDelay(50).build();
    try (WriteApi api = client.makeWriteApi(options)) {
      api.listenEvents(WriteSuccessEvent.class, event -> ends.add(Optional.empty()));
      api.listenEvents(WriteErrorEvent.class, event -> ends.add(Optional.of(event.getThrowable())));
      api.writeRecords(one.bucket, "org", WritePrecision.NS, one.lines);
      api.flush();
      Optional<Throwable> end = ends.poll(60, TimeUnit.SECONDS);
      if (end == null) throw new IllegalStateException("no end after 60 s");
      if (end.isPresent()) throw (Exception) end.get();
    }
  }

  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // what it logs it also throws
    Cases.run((url, one) -> {
      InfluxDBClientOptions options = InfluxDBClientOptions.builder().url(url)
          .authenticateToken(one.token.toCharArray())
          .okHttpClient(new OkHttpClient.Builder().readTimeout(1, TimeUnit.MINUTES)).build();
      try (InfluxDBClient client = InfluxDBClientFactory.create(options)) {
        if (one.gzip) client.enableGzip();
        if (arguments[0].equals("batching")) {
          batching(client, one);
        } else {
          client.getWriteApiBlocking().writeRecords(
              one.bucket, "org", WritePrecision.NS, one.lines);
        }
      }
    });
  }
}
