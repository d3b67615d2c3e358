// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
import com.influxdb.v3.client.InfluxDBClient;
import com.influxdb.v3.client.config.ClientConfig;
import java.time.Duration;
import java.util.logging.LogManager;

/** The client of InfluxDB 3 for Java. */
class Influxdb3Client {
  public static void main(String[] arguments) {
    LogManager.getLogManager().reset(); // what it logs it also throws
    Cases.run((url, one) -> {
      ClientConfig config = new ClientConfig.Builder().host(url).token(one.token.toCharArray())
          .database(one.bucket).writeNoSync(one.api.equals("core-v3"))
          .writeTimeout(Duration.ofMinutes(1))
          .gzipThreshold(one.gzip ? 1 : Integer.MAX_VALUE).build();
      try (InfluxDBClient client = InfluxDBClient.getInstance(config)) {
        client.writeRecords(one.lines);
      }
    });
  }
}
