// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// InfluxData's decoder for Go, line-protocol/v2: see the protocol in parser.py.
package main

import (
	"math"
	"time"

	"github.com/influxdata/line-protocol/v2/lineprotocol"
)

var noTime = time.Unix(0, -7777777777777777777)

func entry(d *lineprotocol.Decoder) ([]byte, error) {
	name, err := d.Measurement()
	if err != nil {
		return nil, err
	}
	tags, fields := uint32(0), uint32(0)
	var tagBytes, fieldBytes []byte
	for {
		key, value, err := d.NextTag()
		if err != nil {
			return nil, err
		}
		if key == nil {
			break
		}
		tags++
		tagBytes = text(text(tagBytes, key), value)
	}
	out := number(text([]byte{'P'}, name), tags)
	out = append(out, tagBytes...)
	for {
		key, value, err := d.NextField()
		if err != nil {
			return nil, err
		}
		if key == nil {
			break
		}
		fields++
		fieldBytes = text(fieldBytes, key)
		switch value.Kind() {
		case lineprotocol.Int:
			fieldBytes = wide(append(fieldBytes, 'i'), uint64(value.IntV()))
		case lineprotocol.Uint:
			fieldBytes = wide(append(fieldBytes, 'u'), value.UintV())
		case lineprotocol.Float:
			fieldBytes = wide(append(fieldBytes, 'f'), math.Float64bits(value.FloatV()))
		case lineprotocol.Bool:
			fieldBytes = truth(append(fieldBytes, 'b'), value.BoolV())
		default:
			fieldBytes = text(append(fieldBytes, 's'), value.BytesV())
		}
	}
	out = append(number(out, fields), fieldBytes...)
	when, err := d.Time(lineprotocol.Nanosecond, noTime)
	if err != nil {
		return nil, err
	}
	return moment(out, when, noTime), nil
}

func answer(batch []byte) []byte {
	var out []byte
	for d := lineprotocol.NewDecoderWithBytes(batch); d.Next(); {
		made, err := entry(d)
		if err != nil {
			made = text([]byte{'E'}, []byte(err.Error()))
		}
		out = append(out, made...)
	}
	return out
}

func round(batch []byte) (points int, sum float64) {
	for d := lineprotocol.NewDecoderWithBytes(batch); d.Next(); {
		for {
			if key, _, err := d.NextTag(); key == nil || err != nil {
				break
			}
		}
		good := false
		for {
			key, value, err := d.NextField()
			if key == nil || err != nil {
				good = err == nil
				break
			}
			switch value.Kind() {
			case lineprotocol.Int:
				sum += float64(value.IntV())
			case lineprotocol.Uint:
				sum += float64(value.UintV())
			case lineprotocol.Float:
				sum += value.FloatV()
			case lineprotocol.Bool:
				if value.BoolV() {
					sum++
				}
			default:
				sum += float64(len(value.BytesV()))
			}
		}
		if _, err := d.Time(lineprotocol.Nanosecond, noTime); err == nil && good {
			points++
		}
	}
	return points, sum
}
