// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The parser of VictoriaMetrics: see the protocol in parser.py. Every value is a float there.
package main

import (
	"math"
	"strings"
	"unsafe"

	"github.com/VictoriaMetrics/VictoriaMetrics/lib/protoparser/influx"
)

var rows influx.Rows

func answer(batch []byte) (out []byte) {
	if err := rows.Unmarshal(string(batch), false); err != nil {
		return text([]byte{'E'}, []byte(err.Error()))
	}
	for _, row := range rows.Rows {
		out = append(out, 'P')
		out = number(text(out, []byte(row.Measurement)), uint32(len(row.Tags)))
		for _, tag := range row.Tags {
			out = text(text(out, []byte(tag.Key)), []byte(tag.Value))
		}
		out = number(out, uint32(len(row.Fields)))
		for _, field := range row.Fields {
			out = wide(append(text(out, []byte(field.Key)), 'f'), math.Float64bits(field.Value))
		}
		if row.Timestamp == 0 { // also the one that is written
			out = wide(append(out, 0), 0)
		} else {
			out = wide(append(out, 1), uint64(row.Timestamp))
		}
	}
	return out
}

// The server parses blocks of at most 64 KiB and reuses the rows.
func round(batch []byte) (count int, sum float64) {
	for left := unsafe.String(unsafe.SliceData(batch), len(batch)); left != ""; {
		block := left
		if len(block) > 1<<16 {
			if end := strings.LastIndexByte(block[:1<<16], '\n'); end >= 0 {
				block = block[:end+1]
			}
		}
		left = left[len(block):]
		_ = rows.Unmarshal(block, true)
		count += len(rows.Rows)
		for _, row := range rows.Rows {
			for _, field := range row.Fields {
				sum += field.Value
			}
		}
	}
	return count, sum
}
