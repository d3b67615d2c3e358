// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0

// The newest grpc-go as client and as server: see foreign.test.cpp.
package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sort"
	"strconv"
	"strings"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	spb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/protoadapt"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

type seen struct {
	Index    int         `json:"index"`
	Code     int         `json:"code"`
	Message  string      `json:"message"`
	Text     string      `json:"text"`
	Metadata [][2]string `json:"metadata"`
	Details  string      `json:"details"`
	Typed    []string    `json:"typed"`
}

func base64Of(text string) string { return base64.StdEncoding.EncodeToString([]byte(text)) }
func bytesOf(text string) []byte {
	bytes, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		panic(err)
	}
	return bytes
}

func describe(detail any) string {
	parts := []string{}
	add := func(more ...string) { parts = append(parts, more...) }
	switch of := detail.(type) {
	case *errdetails.ErrorInfo:
		add("ErrorInfo", of.Reason, of.Domain)
		pairs := []string{}
		for key, value := range of.Metadata {
			pairs = append(pairs, key+"="+value)
		}
		sort.Strings(pairs)
		add(pairs...)
	case *errdetails.DebugInfo:
		add("DebugInfo", of.Detail)
		add(of.StackEntries...)
	case *errdetails.RetryInfo:
		add("RetryInfo", fmt.Sprint(of.RetryDelay.GetSeconds()), fmt.Sprint(of.RetryDelay.GetNanos()))
	case *errdetails.BadRequest:
		add("BadRequest")
		for _, one := range of.FieldViolations {
			add(one.Field, one.Description)
		}
	case *errdetails.QuotaFailure:
		add("QuotaFailure")
		for _, one := range of.Violations {
			add(one.Subject, one.Description)
		}
	case *errdetails.PreconditionFailure:
		add("PreconditionFailure")
		for _, one := range of.Violations {
			add(one.Type, one.Subject, one.Description)
		}
	case *errdetails.Help:
		add("Help")
		for _, one := range of.Links {
			add(one.Description, one.Url)
		}
	case *errdetails.ResourceInfo:
		add("ResourceInfo", of.ResourceType, of.ResourceName, of.Owner, of.Description)
	case *errdetails.RequestInfo:
		add("RequestInfo", of.RequestId, of.ServingData)
	case *errdetails.LocalizedMessage:
		add("LocalizedMessage", of.Locale, of.Message)
	default:
		add("other")
	}
	return base64Of(strings.Join(parts, "|"))
}

func what(index int, err error, trailer metadata.MD) seen {
	end := status.Convert(err)
	made := seen{index, int(end.Code()), base64Of(end.Message()), base64Of(err.Error()),
		[][2]string{}, "", []string{}}
	for key, values := range trailer {
		for _, value := range values {
			made.Metadata = append(made.Metadata, [2]string{key, base64Of(value)})
		}
	}
	// grpc-go keeps the details in its status and not among the trailers.
	if bytes, err := proto.Marshal(end.Proto()); err == nil && len(end.Details()) != 0 {
		made.Details = base64Of(string(bytes))
	}
	for _, detail := range end.Details() {
		made.Typed = append(made.Typed, describe(detail))
	}
	return made
}

func client(port string, count int) {
	connection, err := grpc.NewClient("127.0.0.1:"+port,
		grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		panic(err)
	}
	all := []seen{}
	for i := 0; i < count; i++ {
		bounded, cancel := context.WithTimeout(context.Background(), time.Minute)
		request, answer := wrapperspb.Int32(int32(i)), &wrapperspb.Int32Value{}
		var trailer metadata.MD
		err := connection.Invoke(bounded, "/faultwire.e2e.Peer/Unary", request, answer,
			grpc.Trailer(&trailer))
		all = append(all, what(i, err, trailer))
		stream, err := connection.NewStream(bounded, &grpc.StreamDesc{ServerStreams: true},
			"/faultwire.e2e.Peer/Stream")
		if err == nil {
			_ = stream.SendMsg(request)
			_ = stream.CloseSend()
			for err = stream.RecvMsg(answer); err == nil; err = stream.RecvMsg(answer) {
			}
			trailer = stream.Trailer()
		}
		all = append(all, what(i, err, trailer))
		cancel()
	}
	_ = json.NewEncoder(os.Stdout).Encode(all)
}

type row struct {
	Code     uint32            `json:"code"`
	Message  string            `json:"message"`
	Details  string            `json:"details"`
	Metadata [][2]string       `json:"metadata"`
	Reason   string            `json:"reason"`
	Domain   string            `json:"domain"`
	Info     map[string]string `json:"info"`
	Seconds  int64             `json:"seconds"`
	Nanos    int32             `json:"nanos"`
	Field    string            `json:"field"`
	Because  string            `json:"because"`
}
type work struct {
	Errors []row `json:"errors"`
	Typed  []row `json:"typed"`
}

// raw sends the bytes that the test made.
func raw(one row) (metadata.MD, error) {
	fields := metadata.MD{}
	for _, field := range one.Metadata {
		fields.Append(field[0], string(bytesOf(field[1])))
	}
	if one.Details == "" {
		return fields, status.Error(codes.Code(one.Code), string(bytesOf(one.Message)))
	}
	end := &spb.Status{}
	if err := proto.Unmarshal(bytesOf(one.Details), end); err != nil {
		panic(err)
	}
	return fields, status.ErrorProto(end)
}

// typed makes an error as a program in Go does.
func typed(one row) error {
	end := status.New(codes.Code(one.Code), string(bytesOf(one.Message)))
	details := []protoadapt.MessageV1{
		&errdetails.ErrorInfo{Reason: one.Reason, Domain: one.Domain, Metadata: one.Info},
		&errdetails.RetryInfo{
			RetryDelay: &durationpb.Duration{Seconds: one.Seconds, Nanos: one.Nanos}},
		&errdetails.BadRequest{FieldViolations: []*errdetails.BadRequest_FieldViolation{
			{Field: one.Field, Description: one.Because}}},
	}
	whole, err := end.WithDetails(details...)
	if err != nil {
		panic(err)
	}
	return whole.Err()
}

type peer interface{}

func server(path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	var all work
	if err := json.Unmarshal(text, &all); err != nil {
		panic(err)
	}
	failure := func(number int) (metadata.MD, error) {
		if number < len(all.Errors) {
			return raw(all.Errors[number])
		}
		return nil, typed(all.Typed[number-len(all.Errors)])
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	serving := grpc.NewServer()
	unary := func(_ any, ctx context.Context, decode func(any) error,
		_ grpc.UnaryServerInterceptor) (any, error) {
		request := &wrapperspb.Int32Value{}
		if err := decode(request); err != nil {
			return nil, err
		}
		if request.Value < 0 {
			go serving.GracefulStop()
			return request, nil
		}
		fields, err := failure(int(request.Value))
		_ = grpc.SetTrailer(ctx, fields)
		return nil, err
	}
	stream := func(_ any, call grpc.ServerStream) error {
		request := &wrapperspb.Int32Value{}
		if err := call.RecvMsg(request); err != nil {
			return err
		}
		for i := int32(0); i < 3; i++ {
			if err := call.SendMsg(wrapperspb.Int32(i)); err != nil {
				return err
			}
		}
		fields, err := failure(int(request.Value))
		call.SetTrailer(fields)
		return err
	}
	serving.RegisterService(&grpc.ServiceDesc{ServiceName: "faultwire.e2e.Peer",
		HandlerType: (*peer)(nil),
		Methods:     []grpc.MethodDesc{{MethodName: "Unary", Handler: unary}},
		Streams: []grpc.StreamDesc{
			{StreamName: "Stream", Handler: stream, ServerStreams: true}}}, struct{}{})
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	_ = serving.Serve(listener)
}

func main() {
	if os.Args[1] == "server" {
		server(os.Args[2])
		return
	}
	count, _ := strconv.Atoi(os.Args[3])
	client(os.Args[2], count)
}
