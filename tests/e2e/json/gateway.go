// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// gateway serve PORT COUNT: puts grpc-gateway before the gRPC server at PORT, asks it over HTTP for
// every error, by a unary call, by one that takes HTTP trailers, and as a stream, and prints the
// answers as JSON.
// gateway read FILE: reads bodies with protojson, as a client of grpc-gateway does, and prints each
// google.rpc.Status as base64.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	// grpc-gateway can only print details whose types are linked in.
	_ "google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// A message of peer.proto is one int32 with number 1, as an Int32Value is.
func unary(conn *grpc.ClientConn, mux *runtime.ServeMux) runtime.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request, path map[string]string) {
		_, out := runtime.MarshalerForRequest(mux, r)
		ctx, err := runtime.AnnotateContext(r.Context(), mux, r, "/faultwire.e2e.Peer/Unary")
		if err != nil {
			runtime.HTTPError(ctx, mux, out, w, r, err)
			return
		}
		number, _ := strconv.Atoi(path["number"])
		var meta runtime.ServerMetadata
		answer := &wrapperspb.Int32Value{}
		err = conn.Invoke(ctx, "/faultwire.e2e.Peer/Unary", wrapperspb.Int32(int32(number)), answer,
			grpc.Header(&meta.HeaderMD), grpc.Trailer(&meta.TrailerMD))
		ctx = runtime.NewServerMetadataContext(ctx, meta)
		if err != nil {
			runtime.HTTPError(ctx, mux, out, w, r, err)
			return
		}
		runtime.ForwardResponseMessage(ctx, mux, out, w, r, answer)
	}
}

func stream(conn *grpc.ClientConn, mux *runtime.ServeMux) runtime.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request, path map[string]string) {
		_, out := runtime.MarshalerForRequest(mux, r)
		number, _ := strconv.Atoi(path["number"])
		calls, err := conn.NewStream(r.Context(), &grpc.StreamDesc{ServerStreams: true},
			"/faultwire.e2e.Peer/Stream")
		if err == nil {
			err = calls.SendMsg(wrapperspb.Int32(int32(number)))
		}
		if err == nil {
			err = calls.CloseSend()
		}
		if err != nil {
			runtime.HTTPError(r.Context(), mux, out, w, r, err)
			return
		}
		header, _ := calls.Header()
		ctx := runtime.NewServerMetadataContext(r.Context(), runtime.ServerMetadata{HeaderMD: header})
		runtime.ForwardResponseStream(ctx, mux, out, w, r, func() (proto.Message, error) {
			message := &wrapperspb.Int32Value{}
			err := calls.RecvMsg(message)
			return message, err
		})
	}
}

type seen struct {
	Index   int         `json:"index"`
	Mode    string      `json:"mode"`
	Status  int         `json:"status"`
	Headers [][2]string `json:"headers"`
	Body    []byte      `json:"body"`
}

func ask(base string, index int, mode string) (seen, error) {
	kind := map[string]string{"unary": "unary", "trailers": "unary", "stream": "stream"}[mode]
	request, _ := http.NewRequest("GET", fmt.Sprintf("%s/%s/%d", base, kind, index), nil)
	if mode == "trailers" {
		request.Header.Set("TE", "trailers")
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return seen{}, err
	}
	defer answer.Body.Close()
	what := seen{Index: index, Mode: mode, Status: answer.StatusCode}
	lines := bufio.NewReader(answer.Body)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			what.Body = line // of a stream the last one
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return seen{}, err
		}
	}
	for _, fields := range []http.Header{answer.Header, answer.Trailer} {
		for name, values := range fields {
			for _, value := range values {
				what.Headers = append(what.Headers, [2]string{name, value})
			}
		}
	}
	return what, nil
}

func serve(port string, count int) error {
	conn, err := grpc.NewClient("127.0.0.1:"+port,
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	// By default the raw bytes of grpc-status-details-bin become an HTTP trailer, which no client
	// reads.
	mux := runtime.NewServeMux(runtime.WithOutgoingTrailerMatcher(func(key string) (string, bool) {
		return runtime.MetadataTrailerPrefix + key, !strings.HasSuffix(key, "-bin")
	}))
	if err := mux.HandlePath("GET", "/unary/{number}", unary(conn, mux)); err != nil {
		return err
	}
	if err := mux.HandlePath("GET", "/stream/{number}", stream(conn, mux)); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(listener, mux) }()
	all := []seen{}
	for index := 0; index < count; index++ {
		for _, mode := range []string{"unary", "trailers", "stream"} {
			what, err := ask("http://"+listener.Addr().String(), index, mode)
			if err != nil {
				return fmt.Errorf("error %d: %w", index, err)
			}
			all = append(all, what)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(all)
}

func read(path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var bodies []json.RawMessage
	if err := json.Unmarshal(text, &bodies); err != nil {
		return err
	}
	statuses := [][]byte{}
	for index, body := range bodies {
		message := &status.Status{}
		if err := protojson.Unmarshal(body, message); err != nil {
			return fmt.Errorf("body %d: %w", index, err)
		}
		bytes, err := proto.MarshalOptions{Deterministic: true}.Marshal(message)
		if err != nil {
			return err
		}
		statuses = append(statuses, bytes)
	}
	return json.NewEncoder(os.Stdout).Encode(statuses)
}

func main() {
	err := context.Canceled
	if len(os.Args) == 4 && os.Args[1] == "serve" {
		count, _ := strconv.Atoi(os.Args[3])
		err = serve(os.Args[2], count)
	} else if len(os.Args) == 3 && os.Args[1] == "read" {
		err = read(os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
