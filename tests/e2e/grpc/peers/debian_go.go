// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// client client PORT COUNT: asks for every error, by a unary call and in mid-stream, and prints
// what grpc-go saw as JSON.
package main

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/golang/protobuf/proto"
	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// A message of peer.proto is one int32 with number 1.
type raw struct{}

func (raw) Marshal(value interface{}) ([]byte, error) {
	number := *value.(*int)
	bytes := make([]byte, 11)
	bytes[0] = 8
	return bytes[:1+binary.PutUvarint(bytes[1:], uint64(number))], nil
}
func (raw) Unmarshal([]byte, interface{}) error { return nil }
func (raw) Name() string                        { return "proto" }
func (raw) String() string                      { return "proto" }

type seen struct {
	Index    int         `json:"index"`
	Code     int         `json:"code"`
	Message  string      `json:"message"`
	Text     string      `json:"text"`
	Metadata [][2]string `json:"metadata"`
}

func what(index int, err error, trailer metadata.MD) seen {
	end := status.Convert(err)
	made := seen{index, int(end.Code()), base64.StdEncoding.EncodeToString([]byte(end.Message())),
		base64.StdEncoding.EncodeToString([]byte(err.Error())), [][2]string{}}
	for key, values := range trailer {
		for _, value := range values {
			encoded := base64.StdEncoding.EncodeToString([]byte(value))
			made.Metadata = append(made.Metadata, [2]string{key, encoded})
		}
	}
	// grpc-go keeps the details in its status and not among the trailers.
	if details, err := proto.Marshal(end.Proto()); err == nil {
		encoded := base64.StdEncoding.EncodeToString(details)
		made.Metadata = append(made.Metadata, [2]string{"grpc-status-details-bin", encoded})
	}
	return made
}

func main() {
	count, _ := strconv.Atoi(os.Args[3])
	connection, err := grpc.Dial("127.0.0.1:"+os.Args[2], grpc.WithInsecure(),
		grpc.WithDefaultCallOptions(grpc.ForceCodec(raw{})))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	all := []seen{}
	for i := 0; i < count; i++ {
		bounded, cancel := context.WithTimeout(context.Background(), time.Minute)
		answer := 0
		var trailer metadata.MD
		err := connection.Invoke(bounded, "/faultwire.e2e.Peer/Unary", &i, &answer,
			grpc.Trailer(&trailer))
		all = append(all, what(i, err, trailer))
		stream, err := connection.NewStream(bounded, &grpc.StreamDesc{ServerStreams: true},
			"/faultwire.e2e.Peer/Stream")
		if err == nil {
			_ = stream.SendMsg(&i)
			_ = stream.CloseSend()
			for err = stream.RecvMsg(&answer); err == nil; err = stream.RecvMsg(&answer) {
			}
			trailer = stream.Trailer()
		}
		all = append(all, what(i, err, trailer))
		cancel()
	}
	_ = json.NewEncoder(os.Stdout).Encode(all)
}
