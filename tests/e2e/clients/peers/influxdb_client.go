// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The client of InfluxDB 2 for Go: influxdb_client blocking|async.
package main

import (
	"context"
	"os"

	influxdb2 "github.com/influxdata/influxdb-client-go/v2"
)

func main() {
	run(func(url string, one Case) error {
		options := influxdb2.DefaultOptions().SetUseGZip(one.Gzip).SetLogLevel(0).
			SetMaxRetries(2).SetRetryInterval(5).SetHTTPRequestTimeout(60)
		client := influxdb2.NewClientWithOptions(url, one.Token, options)
		defer client.Close()
		if os.Args[1] == "blocking" {
			return client.WriteAPIBlocking("org", one.Bucket).WriteRecord(
				context.Background(), one.Lines...)
		}
		api := client.WriteAPI("org", one.Bucket)
		told, errors := api.Errors(), make(chan error, 100)
		go func() {
			for err := range told {
				errors <- err
			}
			close(errors)
		}()
		for _, line := range one.Lines {
			api.WriteRecord(line)
		}
		api.Flush()
		client.Close() // which ends the errors
		return <-errors
	})
}
