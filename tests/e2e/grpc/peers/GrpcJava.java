// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// grpc-java as client and as server: see foreign.test.cpp.
import com.google.gson.Gson;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Int32Value;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.DebugInfo;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Help;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.RequestInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

final class GrpcJava {
  static MethodDescriptor<Int32Value, Int32Value> method(
      String name, MethodDescriptor.MethodType type) {
    var marshaller = ProtoUtils.marshaller(Int32Value.getDefaultInstance());
    return MethodDescriptor.<Int32Value, Int32Value>newBuilder()
        .setType(type)
        .setFullMethodName("faultwire.e2e.Peer/" + name)
        .setRequestMarshaller(marshaller)
        .setResponseMarshaller(marshaller)
        .build();
  }
  static final MethodDescriptor<Int32Value, Int32Value> UNARY =
      method("Unary", MethodDescriptor.MethodType.UNARY);
  static final MethodDescriptor<Int32Value, Int32Value> STREAM =
      method("Stream", MethodDescriptor.MethodType.SERVER_STREAMING);

  static String base64(byte[] bytes) { return Base64.getEncoder().encodeToString(bytes); }
  static String base64(String text) { return base64(text.getBytes(StandardCharsets.UTF_8)); }
  static byte[] bytes(String base64) { return Base64.getDecoder().decode(base64); }

  static String describe(Any any) throws Exception {
    List<String> parts = new ArrayList<>();
    if (any.is(ErrorInfo.class)) {
      var of = any.unpack(ErrorInfo.class);
      parts.addAll(List.of("ErrorInfo", of.getReason(), of.getDomain()));
      new TreeMap<>(of.getMetadataMap()).forEach((key, value) -> parts.add(key + "=" + value));
    } else if (any.is(DebugInfo.class)) {
      var of = any.unpack(DebugInfo.class);
      parts.addAll(List.of("DebugInfo", of.getDetail()));
      parts.addAll(of.getStackEntriesList());
    } else if (any.is(RetryInfo.class)) {
      var delay = any.unpack(RetryInfo.class).getRetryDelay();
      parts.addAll(List.of("RetryInfo", "" + delay.getSeconds(), "" + delay.getNanos()));
    } else if (any.is(BadRequest.class)) {
      parts.add("BadRequest");
      for (var one : any.unpack(BadRequest.class).getFieldViolationsList())
        parts.addAll(List.of(one.getField(), one.getDescription()));
    } else if (any.is(QuotaFailure.class)) {
      parts.add("QuotaFailure");
      for (var one : any.unpack(QuotaFailure.class).getViolationsList())
        parts.addAll(List.of(one.getSubject(), one.getDescription()));
    } else if (any.is(PreconditionFailure.class)) {
      parts.add("PreconditionFailure");
      for (var one : any.unpack(PreconditionFailure.class).getViolationsList())
        parts.addAll(List.of(one.getType(), one.getSubject(), one.getDescription()));
    } else if (any.is(Help.class)) {
      parts.add("Help");
      for (var one : any.unpack(Help.class).getLinksList())
        parts.addAll(List.of(one.getDescription(), one.getUrl()));
    } else if (any.is(ResourceInfo.class)) {
      var of = any.unpack(ResourceInfo.class);
      parts.addAll(List.of("ResourceInfo", of.getResourceType(), of.getResourceName(),
          of.getOwner(), of.getDescription()));
    } else if (any.is(RequestInfo.class)) {
      var of = any.unpack(RequestInfo.class);
      parts.addAll(List.of("RequestInfo", of.getRequestId(), of.getServingData()));
    } else if (any.is(LocalizedMessage.class)) {
      var of = any.unpack(LocalizedMessage.class);
      parts.addAll(List.of("LocalizedMessage", of.getLocale(), of.getMessage()));
    } else {
      parts.add("other");
    }
    return base64(String.join("|", parts));
  }

  static Map<String, Object> seen(int index, StatusRuntimeException error) throws Exception {
    List<List<String>> metadata = new ArrayList<>();
    Metadata trailers = error.getTrailers();
    for (String key : trailers.keys()) {
      if (key.endsWith("-bin")) {
        for (byte[] value : trailers.getAll(Metadata.Key.of(key, Metadata.BINARY_BYTE_MARSHALLER)))
          metadata.add(List.of(key, base64(value)));
      } else {
        for (String value : trailers.getAll(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER)))
          metadata.add(List.of(key, base64(value)));
      }
    }
    List<String> typed = new ArrayList<>();
    var status = StatusProto.fromThrowable(error);
    if (status != null) {
      for (Any any : status.getDetailsList()) typed.add(describe(any));
    }
    String message = error.getStatus().getDescription();
    return Map.of("index", index, "code", error.getStatus().getCode().value(), "message",
        base64(message == null ? "" : message), "text", base64(error.toString()), "metadata",
        metadata, "typed", typed);
  }

  static void client(int port, int count) throws Exception {
    ManagedChannel channel =
        Grpc.newChannelBuilder("127.0.0.1:" + port, InsecureChannelCredentials.create()).build();
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS);
      try {
        ClientCalls.blockingUnaryCall(channel, UNARY, options, Int32Value.of(i));
      } catch (StatusRuntimeException error) {
        all.add(seen(i, error));
      }
      try {
        Iterator<Int32Value> answers =
            ClientCalls.blockingServerStreamingCall(channel, STREAM, options, Int32Value.of(i));
        while (answers.hasNext()) answers.next();
      } catch (StatusRuntimeException error) {
        all.add(seen(i, error));
      }
    }
    System.out.println(new Gson().toJson(all));
    channel.shutdownNow().awaitTermination(60, TimeUnit.SECONDS);
  }

  static final class Row {
    int code;
    String message, details, reason, domain, field, because;
    List<List<String>> metadata;
    Map<String, String> info;
    long seconds;
    int nanos;
  }
  static final class Work {
    List<Row> errors, typed;
  }

  /** The bytes that the test made. */
  static StatusRuntimeException raw(Row row) throws Exception {
    Metadata trailers = new Metadata();
    for (List<String> field : row.metadata) {
      String key = field.get(0);
      byte[] value = bytes(field.get(1));
      if (key.endsWith("-bin")) {
        trailers.put(Metadata.Key.of(key, Metadata.BINARY_BYTE_MARSHALLER), value);
      } else {
        trailers.put(Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER),
            new String(value, StandardCharsets.US_ASCII));
      }
    }
    String message = new String(bytes(row.message), StandardCharsets.UTF_8);
    if (!row.details.isEmpty()) {
      var status = com.google.rpc.Status.parseFrom(bytes(row.details));
      return StatusProto.toStatusRuntimeException(status, trailers);
    }
    return Status.fromCodeValue(row.code).withDescription(message).asRuntimeException(trailers);
  }

  /** An error as a program in Java makes it. */
  static StatusRuntimeException typed(Row row) {
    List<Message> details = List.of(
        ErrorInfo.newBuilder().setReason(row.reason).setDomain(row.domain)
            .putAllMetadata(row.info).build(),
        RetryInfo.newBuilder().setRetryDelay(
            Duration.newBuilder().setSeconds(row.seconds).setNanos(row.nanos)).build(),
        BadRequest.newBuilder().addFieldViolations(BadRequest.FieldViolation.newBuilder()
            .setField(row.field).setDescription(row.because)).build());
    var status = com.google.rpc.Status.newBuilder().setCode(row.code)
        .setMessage(new String(bytes(row.message), StandardCharsets.UTF_8));
    for (Message detail : details) status.addDetails(Any.pack(detail));
    return StatusProto.toStatusRuntimeException(status.build());
  }

  static Work work;
  static Server serving;

  static StatusRuntimeException failure(int number) {
    try {
      int rest = number - work.errors.size();
      return rest >= 0 ? typed(work.typed.get(rest)) : raw(work.errors.get(number));
    } catch (Exception error) {
      throw new IllegalStateException(error);
    }
  }
  static void unary(Int32Value request, StreamObserver<Int32Value> answer) {
    if (request.getValue() >= 0) {
      answer.onError(failure(request.getValue()));
      return;
    }
    answer.onNext(request);
    answer.onCompleted();
    serving.shutdown();
  }
  static void stream(Int32Value request, StreamObserver<Int32Value> answer) {
    for (int i = 0; i < 3; i++) answer.onNext(Int32Value.of(i));
    answer.onError(failure(request.getValue()));
  }
  static void server(String path) throws Exception {
    work = new Gson().fromJson(Files.readString(Path.of(path)), Work.class);
    serving = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
        .addService(ServerServiceDefinition.builder("faultwire.e2e.Peer")
            .addMethod(UNARY, ServerCalls.asyncUnaryCall(GrpcJava::unary))
            .addMethod(STREAM, ServerCalls.asyncServerStreamingCall(GrpcJava::stream))
            .build())
        .build().start();
    System.out.println(serving.getPort());
    serving.awaitTermination();
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("server")) {
      server(args[1]);
    } else {
      client(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
  }
}
