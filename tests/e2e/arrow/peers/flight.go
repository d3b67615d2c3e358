// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// Arrow Flight for Go as client and as server: see foreign.py.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/flight"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"
	_ "google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
)

type seen struct {
	Code     string              `json:"code"`
	Message  string              `json:"message"`
	Text     string              `json:"text"`
	Metadata map[string][][]byte `json:"metadata"`
	Details  []byte              `json:"details"`
	Typed    []string            `json:"typed"`
}

func until[T any](next func() (T, error)) error {
	for {
		if _, err := next(); err != nil {
			return err
		}
	}
}

func call(client flight.Client, ctx context.Context, method, request string,
	options ...grpc.CallOption) error {
	switch method {
	case "DoGet", "DoGet mid-stream":
		if method != "DoGet" {
			request = "later " + request
		}
		stream, err := client.DoGet(ctx, &flight.Ticket{Ticket: []byte(request)}, options...)
		if err != nil {
			return err
		}
		reader, err := flight.NewRecordReader(stream)
		if err != nil {
			return err
		}
		return until(func() (arrow.Record, error) { return reader.Read() })
	case "DoAction":
		action := &flight.Action{Type: "fail", Body: []byte(request)}
		stream, err := client.DoAction(ctx, action, options...)
		if err != nil {
			return err
		}
		return until(stream.Recv)
	case "ListFlights":
		criteria := &flight.Criteria{Expression: []byte(request)}
		stream, err := client.ListFlights(ctx, criteria, options...)
		if err != nil {
			return err
		}
		return until(stream.Recv)
	}
	descriptor := &flight.FlightDescriptor{
		Type: flight.DescriptorCMD, Cmd: []byte(request)}
	_, err := client.GetFlightInfo(ctx, descriptor, options...)
	return err
}

func client(port string) {
	connection, err := flight.NewClientWithMiddleware("127.0.0.1:"+port, nil, nil,
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		ctx := context.Background()
		if name, value, found := strings.Cut(parts[2], "="); found {
			ctx = metadata.AppendToOutgoingContext(ctx, name, value)
		}
		var trailers metadata.MD
		err := call(connection, ctx, parts[0], parts[1], grpc.Trailer(&trailers))
		if err == io.EOF {
			err = nil
		}
		// A reader wraps what ended its stream.
		of, _ := status.FromError(err)
		one := seen{Code: of.Code().String(), Message: of.Message(), Text: fmt.Sprint(err),
			Metadata: map[string][][]byte{}}
		for key, values := range trailers {
			for _, value := range values {
				one.Metadata[key] = append(one.Metadata[key], []byte(value))
			}
		}
		if of.Proto() != nil && len(of.Details()) != 0 {
			one.Details, _ = proto.Marshal(of.Proto())
		}
		for _, detail := range of.Details() {
			one.Typed = append(one.Typed, fmt.Sprintf("%T", detail))
		}
		line, _ := json.Marshal(one)
		fmt.Println(string(line))
	}
}

type server struct{ flight.BaseFlightServer }

// A request is the number of a code, and a message.
func failed(request string) error {
	number, message, _ := strings.Cut(request, " ")
	code, err := strconv.Atoi(number)
	if err != nil {
		return status.Error(codes.InvalidArgument, "no such case")
	}
	return status.Error(codes.Code(code), message)
}
func (*server) DoGet(ticket *flight.Ticket, out flight.FlightService_DoGetServer) error {
	request, later := strings.CutPrefix(string(ticket.Ticket), "later ")
	if later {
		schema := arrow.NewSchema([]arrow.Field{{Name: "n", Type: arrow.PrimitiveTypes.Int64}}, nil)
		builder := array.NewRecordBuilder(memory.DefaultAllocator, schema)
		builder.Field(0).(*array.Int64Builder).Append(17)
		writer := flight.NewRecordWriter(out, ipc.WithSchema(schema))
		if err := writer.Write(builder.NewRecord()); err != nil {
			return err
		}
	}
	return failed(request)
}
func (*server) DoPut(stream flight.FlightService_DoPutServer) error {
	first, err := stream.Recv()
	if err != nil {
		return err
	}
	return failed(string(first.GetFlightDescriptor().GetCmd()))
}
func (*server) DoAction(action *flight.Action, _ flight.FlightService_DoActionServer) error {
	return failed(string(action.Body))
}
func (*server) ListFlights(of *flight.Criteria, _ flight.FlightService_ListFlightsServer) error {
	return failed(string(of.Expression))
}
func (*server) GetFlightInfo(_ context.Context, of *flight.FlightDescriptor) (
	*flight.FlightInfo, error) {
	return nil, failed(string(of.Cmd))
}

func serve() {
	one := flight.NewServerWithMiddleware(nil)
	if err := one.Init("127.0.0.1:0"); err != nil {
		panic(err)
	}
	one.RegisterFlightService(&server{})
	_, port, _ := strings.Cut(one.Addr().String(), ":")
	fmt.Println(port)
	go func() { _ = one.Serve() }()
	_, _ = io.Copy(io.Discard, os.Stdin)
	one.Shutdown()
}

func main() {
	if os.Args[1] == "serve" {
		serve()
	} else {
		client(os.Args[2])
	}
}
