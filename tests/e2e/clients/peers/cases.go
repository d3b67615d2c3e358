// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"os"
)

// Case is one event: what is written, and by whom.
type Case struct {
	Event, Bucket, API, Token string
	Lines                     []string
	Gzip                      bool
}

type seen struct {
	Event   string `json:"event"`
	Outcome string `json:"outcome"`
	Text    string `json:"text"`
}

// Runs the cases of standard input, a JSON object {port, cases}, one after the other, and prints
// for each what the client's user gets to see.
func run(write func(url string, one Case) error) {
	var work struct {
		Port  int
		Cases []Case
	}
	if err := json.NewDecoder(os.Stdin).Decode(&work); err != nil {
		panic(err)
	}
	for _, one := range work.Cases {
		out := seen{one.Event, "ok", ""}
		if err := write(fmt.Sprintf("http://127.0.0.1:%d", work.Port), one); err != nil {
			out.Outcome, out.Text = fmt.Sprintf("%T", err), err.Error()
		}
		line, _ := json.Marshal(out)
		fmt.Println(string(line))
	}
}
