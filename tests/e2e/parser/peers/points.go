// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The points parser of InfluxDB 1.x: see the protocol in parser.py.
package main

import (
	"math"
	"time"

	"github.com/influxdata/influxdb/models"
)

var noTime = time.Unix(0, -7777777777777777777)

func entry(point models.Point) []byte {
	out := text([]byte{'P'}, point.Name())
	tags := point.Tags()
	out = number(out, uint32(len(tags)))
	for _, tag := range tags {
		out = text(text(out, tag.Key), tag.Value)
	}
	fields, count := []byte{}, uint32(0)
	for each := point.FieldIterator(); each.Next(); count++ {
		fields = text(fields, each.FieldKey())
		switch each.Type() {
		case models.Integer:
			value, _ := each.IntegerValue()
			fields = wide(append(fields, 'i'), uint64(value))
		case models.Unsigned:
			value, _ := each.UnsignedValue()
			fields = wide(append(fields, 'u'), value)
		case models.Float:
			value, _ := each.FloatValue()
			fields = wide(append(fields, 'f'), math.Float64bits(value))
		case models.Boolean:
			value, _ := each.BooleanValue()
			fields = truth(append(fields, 'b'), value)
		case models.String:
			fields = text(append(fields, 's'), []byte(each.StringValue()))
		default:
			fields = wide(append(fields, '?'), 0)
		}
	}
	return moment(append(number(out, count), fields...), point.Time(), noTime)
}

func answer(batch []byte) (out []byte) {
	defer func() {
		if recover() != nil { // some strings that it accepts cannot be read
			out = text([]byte{'E'}, []byte("panic"))
		}
	}()
	points, err := models.ParsePointsWithPrecision(batch, noTime, "ns")
	for _, point := range points {
		out = append(out, entry(point)...)
	}
	if err != nil {
		out = append(out, text([]byte{'E'}, []byte(err.Error()))...)
	}
	return out
}

func round(batch []byte) (count int, sum float64) {
	points, _ := models.ParsePointsWithPrecision(batch, noTime, "ns")
	for _, point := range points {
		for fields := point.FieldIterator(); fields.Next(); {
			switch fields.Type() {
			case models.Float:
				value, _ := fields.FloatValue()
				sum += value
			case models.Integer:
				value, _ := fields.IntegerValue()
				sum += float64(value)
			case models.Unsigned:
				value, _ := fields.UnsignedValue()
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
	return len(points), sum
}
