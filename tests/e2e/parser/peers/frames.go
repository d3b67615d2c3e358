// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// What the parsers in Go share: the frames of parser.py, and the measurement of speed. Each parser
// has `answer`, which makes the frame of a batch, and `round`, which reads all values of one.
package main

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"syscall"
	"time"
)

func number(out []byte, n uint32) []byte { return binary.LittleEndian.AppendUint32(out, n) }
func wide(out []byte, n uint64) []byte   { return binary.LittleEndian.AppendUint64(out, n) }
func text(out, bytes []byte) []byte {
	return append(number(out, uint32(len(bytes))), bytes...)
}
func truth(out []byte, value bool) []byte {
	if value {
		return wide(out, 1)
	}
	return wide(out, 0)
}
func moment(out []byte, when, none time.Time) []byte {
	if when.Equal(none) {
		return wide(append(out, 0), 0)
	}
	return wide(append(out, 1), uint64(when.UnixNano()))
}

func compare(answer func([]byte) []byte) {
	input, output := bufio.NewReader(os.Stdin), bufio.NewWriter(os.Stdout)
	defer output.Flush()
	for {
		var size [4]byte
		if _, err := io.ReadFull(input, size[:]); err != nil {
			return
		}
		batch := make([]byte, binary.LittleEndian.Uint32(size[:]))
		if _, err := io.ReadFull(input, batch); err != nil {
			panic(err)
		}
		made := answer(batch)
		_, _ = output.Write(number(nil, uint32(len(made))))
		_, _ = output.Write(made)
	}
}

func seconds() float64 {
	var usage syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}

// speed prints bytes, and points and CPU seconds of each round.
func speed(path, times string, round func([]byte) (int, float64)) {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	rounds, _ := strconv.Atoi(times)
	fmt.Print(len(data))
	total := 0.0
	for i := 0; i < rounds; i++ {
		begin := seconds()
		points, sum := round(data)
		total += sum
		fmt.Printf(" %d %.6f", points, seconds()-begin)
	}
	fmt.Println()
	fmt.Fprintln(os.Stderr, "sum", total)
}

func main() {
	runtime.GOMAXPROCS(1)
	debug.SetGCPercent(400)
	if os.Args[1] == "compare" {
		compare(answer)
		return
	}
	speed(os.Args[2], os.Args[3], round)
}
