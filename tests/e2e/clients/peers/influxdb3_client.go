// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The client of InfluxDB 3 for Go.
package main

import (
	"context"
	"strings"
	"time"

	"github.com/InfluxCommunity/influxdb3-go/v2/influxdb3"
)

func main() {
	run(func(url string, one Case) error {
		options := influxdb3.DefaultWriteOptions
		options.UseV2Api = one.API != "core-v3"
		if !one.Gzip {
			options.GzipThreshold = 0
		}
		client, err := influxdb3.New(influxdb3.ClientConfig{
			Host: url, Token: one.Token, Database: one.Bucket, WriteOptions: &options,
			WriteTimeout: time.Minute})
		if err != nil {
			return err
		}
		defer client.Close()
		return client.Write(context.Background(), []byte(strings.Join(one.Lines, "\n")))
	})
}
