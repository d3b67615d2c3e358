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
			SetMaxRetries(2).SetRetryInterval(5)
		client := influxdb2.NewClientWithOptions(url, one.Token, options)
		defer client.Close()
		if os.Args[1] == "blocking" {
			return client.WriteAPIBlocking("org", one.Bucket).WriteRecord(
				context.Background(), one.Lines...)
		}
		api := client.WriteAPI("org", one.Bucket)
		errors := make(chan error, 100)
		go func() {
			for err := range api.Errors() {
				errors <- err
			}
		}()
		for _, line := range one.Lines {
			api.WriteRecord(line)
		}
		api.Flush()
		return first(errors)
	})
}
