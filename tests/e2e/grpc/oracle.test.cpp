// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// Every message of wire/details.hpp against the real protobuf library: random messages of theirs,
// read and written by us, are equal to theirs.
#include <google/protobuf/message.h>
#include <google/protobuf/stubs/logging.h>
#include <google/protobuf/util/message_differencer.h>
#include <absl/strings/escaping.h>
#include <gtest/gtest.h>

#include <random>

#include "details.pb.h"
#include "faultwire/wire.hpp"

namespace {
using google::protobuf::FieldDescriptor;

std::string text(std::mt19937& random) {
  constexpr const char* pieces[] = {
      "a",  "quota", "\xc3\xa9",         std::string_view("\0", 1).data(),
      "\n", " ",     "\xf0\x9f\x8c\x8d", "0123456789"};
  std::string made;
  for (auto n = random() % 6; n > 0; --n) made += pieces[random() % 8];
  if (random() % 8 == 0) made += '\0';
  return made;
}
void fill(google::protobuf::Message& message, std::mt19937& random) {
  const auto* reflection = message.GetReflection();
  for (int i = 0; i < message.GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor* field = message.GetDescriptor()->field(i);
    if (random() % 4 == 0) continue;
    if (field->is_repeated()) {
      for (auto n = random() % 4; n > 0; --n) {
        if (field->cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
          fill(*reflection->AddMessage(&message, field), random);
        } else {
          reflection->AddString(&message, field, text(random));
        }
      }
      continue;
    }
    const auto any =
        static_cast<std::int64_t>((std::uint64_t{random()} << 32 | random()) >> random() % 64);
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_MESSAGE:
        fill(*reflection->MutableMessage(&message, field), random);
        break;
      case FieldDescriptor::CPPTYPE_INT32:
        reflection->SetInt32(&message, field, static_cast<std::int32_t>(any));
        break;
      case FieldDescriptor::CPPTYPE_INT64:
        reflection->SetInt64(&message, field, any);
        break;
      case FieldDescriptor::CPPTYPE_UINT32:
        reflection->SetUInt32(&message, field, static_cast<std::uint32_t>(any));
        break;
      default:
        reflection->SetString(&message, field, text(random));
    }
  }
}

/// Ours reads what theirs wrote and theirs reads what ours wrote: nothing is gained or lost on the
/// way.
template <class Ours, class Theirs>
void compare() {
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    Theirs sent;
    fill(sent, random);
    const auto ours = faultwire::wire::decode<Ours>(sent.SerializeAsString());
    ASSERT_TRUE(ours) << sent.ShortDebugString();
    const std::string bytes = faultwire::wire::encode(*ours);
    Theirs back;
    ASSERT_TRUE(back.ParseFromString(bytes)) << sent.ShortDebugString();
    // A message that is there but empty, and one that is not there, are the same to us.
    const std::string once =
        faultwire::wire::encode(*faultwire::wire::decode<Ours>(back.SerializeAsString()));
    ASSERT_EQ(once.size(), bytes.size());
    google::protobuf::util::MessageDifferencer differencer;
    differencer.set_message_field_comparison(
        google::protobuf::util::MessageDifferencer::EQUIVALENT);
    ASSERT_TRUE(differencer.Compare(sent, back)) << sent.ShortDebugString() << "\n"
                                                 << back.ShortDebugString();
  }
}

TEST(Oracle, EveryMessageIsReadAndWrittenAsProtobufDoes) {
  namespace oracle = faultwire::oracle;
  compare<faultwire::wire::AnyDetail, oracle::AnyDetail>();
  compare<faultwire::wire::RpcStatus, oracle::RpcStatus>();
  compare<faultwire::wire::ErrorInfo, oracle::ErrorInfo>();
  compare<faultwire::wire::DebugInfo, oracle::DebugInfo>();
  compare<faultwire::wire::RetryInfo, oracle::RetryInfo>();
  compare<faultwire::wire::FieldViolations, oracle::BadRequest>();
  compare<faultwire::wire::QuotaFailure, oracle::QuotaFailure>();
  compare<faultwire::wire::Help, oracle::Help>();
  compare<faultwire::wire::PreconditionFailure, oracle::PreconditionFailure>();
  compare<faultwire::wire::ResourceInfo, oracle::ResourceInfo>();
  compare<faultwire::wire::RequestInfo, oracle::RequestInfo>();
  compare<faultwire::wire::LocalizedMessage, oracle::LocalizedMessage>();
  compare<faultwire::wire::InternalError, oracle::InternalError>();
  compare<faultwire::wire::FluxError, oracle::FluxError>();
  compare<faultwire::wire::InfluxDBError, oracle::InfluxDBError>();
}

// Broken bytes: we take no message that protobuf refuses, but for text that is not UTF-8, and
// refuse none that it takes.
TEST(Oracle, BrokenBytesAreRefusedAlike) {
  const google::protobuf::LogSilencer silent;
  std::mt19937 random(8);
  int taken = 0;
  for (int i = 0; i < 200000; ++i) {
    faultwire::oracle::RpcStatus sent;
    fill(sent, random);
    std::string bytes = sent.SerializeAsString();
    for (auto n = random() % 3; n > 0 && !bytes.empty(); --n)
      bytes[random() % bytes.size()] = static_cast<char>(random() % 128);
    if (random() % 4 == 0) bytes.resize(random() % (bytes.size() + 1));
    faultwire::oracle::RpcStatus theirs;
    const bool good = theirs.ParseFromString(bytes);
    const auto ours = faultwire::wire::decode_rpc_status(bytes);
    if (good) {
      ASSERT_TRUE(ours) << i << " " << absl::BytesToHexString({bytes.data(), bytes.size()}) << "\n"
                        << theirs.ShortDebugString();
      ASSERT_EQ(ours->code, theirs.code()) << i;
      ASSERT_EQ(ours->message, theirs.message()) << i;
      ASSERT_EQ(static_cast<int>(ours->details.size()), theirs.details_size()) << i;
    }
    taken += good;
  }
  EXPECT_GT(taken, 1000);
}
}  // namespace
