// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The output influxdb_v2 of Telegraf with Telegraf's own buffer, flushed up to three times.
package main

import (
	"fmt"
	"io"
	"log"
	"time"

	"github.com/influxdata/telegraf/config"
	"github.com/influxdata/telegraf/models"
	"github.com/influxdata/telegraf/plugins/outputs/influxdb_v2"
	"github.com/influxdata/telegraf/plugins/parsers/influx"
)

// An error after which the buffer has the metrics for the next flush, or has none.
type kept struct{ error }
type gone struct{ error }

func main() {
	log.SetOutput(io.Discard)
	parser := influx.Parser{}
	if err := parser.Init(); err != nil {
		panic(err)
	}
	run(func(url string, one Case) error {
		encoding := "identity"
		if one.Gzip {
			encoding = "gzip"
		}
		plugin := &influxdb_v2.InfluxDB{URLs: []string{url}, Organization: "org",
			Bucket: one.Bucket, Token: config.NewSecret([]byte(one.Token)),
			ContentEncoding: encoding, Timeout: config.Duration(time.Minute)}
		output := models.NewRunningOutput(
			plugin, &models.OutputConfig{Name: "influxdb_v2", ID: one.Event}, 1000, 10000)
		if err := output.Init(); err != nil {
			return err
		}
		if err := output.Connect(); err != nil {
			return err
		}
		for _, line := range one.Lines {
			// Telegraf sends no line that it cannot parse itself.
			if metric, err := parser.ParseLine(line); err == nil {
				output.AddMetric(metric)
			}
		}
		var failure error
		for flush := 0; flush < 3; flush++ {
			failure = output.Write()
			if failure == nil || output.BufferLength() == 0 {
				break
			}
			time.Sleep(1050 * time.Millisecond) // a little more than Retry-After
		}
		if failure == nil {
			return nil
		}
		if left := output.BufferLength(); left != 0 {
			return kept{fmt.Errorf("%w", failure)}
		}
		return gone{fmt.Errorf("%w", failure)}
	})
}
