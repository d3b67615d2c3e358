// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
//! tonic as client and as server: see foreign.test.cpp.
use base64::prelude::{Engine, BASE64_STANDARD};
use serde_json::{json, Value};
use std::collections::HashMap;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::codegen::http::{uri::PathAndQuery, Request as HttpRequest, Response as HttpResponse};
use tonic::metadata::{AsciiMetadataKey, BinaryMetadataKey, BinaryMetadataValue, KeyAndValueRef};
use tonic::{body::Body, transport::Channel, Code, Request, Response, Status};
use tonic_prost::ProstCodec;
use tonic_types::{BadRequest, ErrorDetail, ErrorInfo, FieldViolation, RetryInfo, StatusExt};

type Codec = ProstCodec<i32, i32>; // an i32 is a google.protobuf.Int32Value

fn base64(bytes: impl AsRef<[u8]>) -> String {
    BASE64_STANDARD.encode(bytes)
}
fn bytes(text: &Value) -> Vec<u8> {
    BASE64_STANDARD.decode(text.as_str().unwrap()).unwrap()
}
fn text(value: &Value) -> String {
    value.as_str().unwrap().to_string()
}

fn describe(detail: &ErrorDetail) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut add = |more: &[&str]| parts.extend(more.iter().map(|one| one.to_string()));
    match detail {
        ErrorDetail::ErrorInfo(of) => {
            add(&["ErrorInfo", &of.reason, &of.domain]);
            let mut pairs: Vec<_> = of.metadata.iter().map(|(k, v)| format!("{k}={v}")).collect();
            pairs.sort();
            pairs.iter().for_each(|pair| add(&[pair]));
        }
        ErrorDetail::DebugInfo(of) => {
            add(&["DebugInfo", &of.detail]);
            of.stack_entries.iter().for_each(|entry| add(&[entry]));
        }
        ErrorDetail::RetryInfo(of) => {
            let delay = of.retry_delay.unwrap_or_default();
            add(&["RetryInfo", &delay.as_secs().to_string(), &delay.subsec_nanos().to_string()]);
        }
        ErrorDetail::BadRequest(of) => {
            add(&["BadRequest"]);
            of.field_violations.iter().for_each(|one| add(&[&one.field, &one.description]));
        }
        ErrorDetail::QuotaFailure(of) => {
            add(&["QuotaFailure"]);
            of.violations.iter().for_each(|one| add(&[&one.subject, &one.description]));
        }
        ErrorDetail::PreconditionFailure(of) => {
            add(&["PreconditionFailure"]);
            for one in &of.violations {
                add(&[&one.r#type, &one.subject, &one.description]);
            }
        }
        ErrorDetail::Help(of) => {
            add(&["Help"]);
            of.links.iter().for_each(|one| add(&[&one.description, &one.url]));
        }
        ErrorDetail::ResourceInfo(of) => {
            add(&["ResourceInfo", &of.resource_type, &of.resource_name, &of.owner]);
            add(&[&of.description]);
        }
        ErrorDetail::RequestInfo(of) => add(&["RequestInfo", &of.request_id, &of.serving_data]),
        ErrorDetail::LocalizedMessage(of) => add(&["LocalizedMessage", &of.locale, &of.message]),
        _ => add(&["other"]),
    }
    base64(parts.join("|"))
}

fn seen(index: i32, status: &Status) -> Value {
    let metadata: Vec<Value> = status
        .metadata()
        .iter()
        .map(|field| match field {
            KeyAndValueRef::Ascii(key, value) => json!([key.as_str(), base64(value.as_bytes())]),
            KeyAndValueRef::Binary(key, value) => {
                json!([key.as_str(), base64(value.to_bytes().unwrap_or_default())])
            }
        })
        .collect();
    let typed: Vec<String> = match status.check_error_details_vec() {
        Ok(details) => details.iter().map(describe).collect(),
        Err(why) => vec![why.to_string()],
    };
    json!({"index": index, "code": status.code() as i32, "message": base64(status.message()),
           "text": base64(status.to_string()), "metadata": metadata,
           "details": base64(status.details()), "typed": typed})
}

async fn client(port: &str, count: i32) {
    let address = format!("http://127.0.0.1:{port}");
    let channel = Channel::from_shared(address).unwrap().connect().await.unwrap();
    let mut grpc = tonic::client::Grpc::new(channel);
    let unary = PathAndQuery::from_static("/faultwire.e2e.Peer/Unary");
    let stream = PathAndQuery::from_static("/faultwire.e2e.Peer/Stream");
    let mut all = Vec::new();
    let request = |i: i32| {
        let mut made = Request::new(i);
        made.set_timeout(Duration::from_secs(60));
        made
    };
    for i in 0..count {
        grpc.ready().await.unwrap();
        let end: Result<Response<i32>, _> =
            grpc.unary(request(i), unary.clone(), Codec::default()).await;
        if let Err(status) = end {
            all.push(seen(i, &status));
        }
        grpc.ready().await.unwrap();
        match grpc.server_streaming(request(i), stream.clone(), Codec::default()).await {
            Err(status) => all.push(seen(i, &status)),
            Ok(answer) => {
                let mut messages = answer.into_inner();
                loop {
                    match messages.message().await {
                        Ok(Some(_)) => continue,
                        Ok(None) => break,
                        Err(status) => {
                            all.push(seen(i, &status));
                            break;
                        }
                    }
                }
            }
        }
    }
    println!("{}", Value::Array(all));
}

/// The bytes that the test made.
fn raw(row: &Value) -> Status {
    let mut status = Status::with_details(
        Code::from_i32(row["code"].as_i64().unwrap() as i32),
        String::from_utf8(bytes(&row["message"])).unwrap(),
        bytes(&row["details"]).into(),
    );
    for field in row["metadata"].as_array().unwrap() {
        let (key, value) = (text(&field[0]), bytes(&field[1]));
        if key.ends_with("-bin") {
            let key = BinaryMetadataKey::from_bytes(key.as_bytes()).unwrap();
            status.metadata_mut().append_bin(key, BinaryMetadataValue::from_bytes(&value));
        } else {
            let key = AsciiMetadataKey::from_bytes(key.as_bytes()).unwrap();
            status.metadata_mut().append(key, String::from_utf8(value).unwrap().parse().unwrap());
        }
    }
    status
}

/// An error as a program in Rust makes it.
fn typed(row: &Value) -> Status {
    let info: HashMap<String, String> =
        row["info"].as_object().unwrap().iter().map(|(k, v)| (k.clone(), text(v))).collect();
    let delay =
        Duration::new(row["seconds"].as_u64().unwrap(), row["nanos"].as_u64().unwrap() as u32);
    let details: Vec<ErrorDetail> = vec![
        ErrorInfo::new(text(&row["reason"]), text(&row["domain"]), info).into(),
        RetryInfo::new(Some(delay)).into(),
        BadRequest::new(vec![FieldViolation::new(text(&row["field"]), text(&row["because"]))])
            .into(),
    ];
    Status::with_error_details_vec(
        Code::from_i32(row["code"].as_i64().unwrap() as i32),
        String::from_utf8(bytes(&row["message"])).unwrap(),
        details,
    )
}

#[derive(Clone)]
struct Peer {
    work: Arc<Value>,
    end: tokio::sync::mpsc::Sender<()>,
}
impl Peer {
    fn failure(&self, number: i32) -> Status {
        let errors = self.work["errors"].as_array().unwrap();
        match errors.get(number as usize) {
            Some(row) => raw(row),
            None => typed(&self.work["typed"][number as usize - errors.len()]),
        }
    }
}
impl tonic::server::NamedService for Peer {
    const NAME: &'static str = "faultwire.e2e.Peer";
}
impl tower::Service<HttpRequest<Body>> for Peer {
    type Response = HttpResponse<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, request: HttpRequest<Body>) -> Self::Future {
        let peer = self.clone();
        let streams = request.uri().path().ends_with("/Stream");
        Box::pin(async move {
            let mut grpc = tonic::server::Grpc::new(Codec::default());
            if streams {
                let answer = tower::service_fn(move |request: Request<i32>| {
                    let end = peer.failure(request.into_inner());
                    let sent = vec![Ok(0), Ok(1), Ok(2), Err(end)];
                    async move { Ok::<_, Status>(Response::new(tokio_stream::iter(sent))) }
                });
                return Ok(grpc.server_streaming(answer, request).await);
            }
            let answer = tower::service_fn(move |request: Request<i32>| {
                let (peer, number) = (peer.clone(), request.into_inner());
                async move {
                    if number >= 0 {
                        return Err(peer.failure(number));
                    }
                    peer.end.send(()).await.unwrap();
                    Ok(Response::new(number))
                }
            });
            Ok(grpc.unary(answer, request).await)
        })
    }
}

async fn server(path: &str) {
    let work = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    let (end, mut ended) = tokio::sync::mpsc::channel(1);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("{}", listener.local_addr().unwrap().port());
    tonic::transport::Server::builder()
        .add_service(Peer { work: Arc::new(work), end })
        .serve_with_incoming_shutdown(TcpListenerStream::new(listener), async move {
            ended.recv().await;
        })
        .await
        .unwrap();
}

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments[1] == "server" {
        server(&arguments[2]).await;
    } else {
        client(&arguments[2], arguments[3].parse().unwrap()).await;
    }
}
