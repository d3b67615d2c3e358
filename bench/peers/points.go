// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The points parser of InfluxDB 1.x, as Debian packages it (golang-github-influxdb-influxdb-dev):
// all points of a file, every field read. Prints bytes, points, and the CPU seconds of the process
// in each round.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o points points.go; ./points FILE ROUNDS
package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"

	"github.com/influxdata/influxdb/models"
)

func seconds() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(400)
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	rounds, _ := strconv.Atoi(os.Args[2])
	fmt.Print(len(data))
	for round := 0; round < rounds; round++ {
		begin := seconds()
		points, _ := models.ParsePointsWithPrecision(data, time.Unix(0, 0), "ns")
		sum := 0.0
		for _, point := range points {
			for fields := point.FieldIterator(); fields.Next(); {
				switch fields.Type() {
				case models.Float:
					value, _ := fields.FloatValue()
					sum += value
				case models.Integer:
					value, _ := fields.IntegerValue()
					sum += float64(value)
				case models.String:
					sum += float64(len(fields.StringValue()))
				case models.Boolean:
					value, _ := fields.BooleanValue()
					if value {
						sum++
					}
				}
			}
		}
		if round == 0 {
			fmt.Print(" ", len(points), " ", sum)
		}
		fmt.Print(" ", seconds()-begin)
	}
	fmt.Println()
}
