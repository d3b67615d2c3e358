// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_SCHEMA_STORE_HPP
#define SAMPLE_SERVER_SCHEMA_STORE_HPP
/// The schemas of all buckets under one lock, and their snapshot. A write that brings columns is
/// answered when they are in the file, so that a server that is killed knows, once started again,
/// what its answers rested on. The file is replaced as a whole or not at all; that is enough for
/// columns that come with a new table or a new day, and who has hundreds of thousands of them keeps
/// a journal.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "faultwire/interop/nlohmann_json_schemas.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/write_api.hpp"

class SchemaStore {
 public:
  /// An empty `file` keeps nothing.
  SchemaStore(std::string file, faultwire::write_api::TableSchemasOptions options)
      : file_(std::move(file)), options_(options) {}

  /// Reads the snapshot, if there is one. False if it is there and is none.
  [[nodiscard]] bool load() {
    std::ifstream in(file_, std::ios::binary);
    if (file_.empty() || !in) return true;
    const auto saved = nlohmann::json::parse(in, nullptr, false);
    if (!saved.is_object()) return false;
    for (const auto& [bucket, rows] : saved.items()) {
      auto schemas = faultwire::table_schemas_from_json(rows, options_);
      if (!schemas) return false;
      buckets_.insert_or_assign(bucket, std::move(*schemas));
    }
    return true;
  }

  /// Judges a batch, and remembers its columns. Nothing if they could not be saved.
  [[nodiscard]] std::optional<faultwire::BatchReport> judge(
      const std::string& bucket, std::string_view batch,
      const faultwire::line_protocol::ValidateOptions& options) {
    std::unique_lock lock(mutex_);
    auto& schemas = buckets_.try_emplace(bucket, options_).first->second;
    const std::size_t known = schemas.columns();
    faultwire::BatchReport verdict = faultwire::line_protocol::validate(batch, options, schemas);
    if (schemas.columns() != known) ++version_;
    const std::uint64_t version = schemas.columns() != known ? version_ : 0;
    lock.unlock();
    if (!save(version)) return std::nullopt;
    return verdict;
  }

  /// Columns that are remembered, of all buckets.
  [[nodiscard]] std::size_t columns() {
    const std::lock_guard lock(mutex_);
    std::size_t sum = 0;
    for (const auto& [bucket, schemas] : buckets_) sum += schemas.columns();
    return sum;
  }

 private:
  /// Returns when the file holds `version` or a later one. Writers that come together share one
  /// file.
  [[nodiscard]] bool save(std::uint64_t version) {
    if (version == 0 || file_.empty()) return true;
    const std::lock_guard writing(file_mutex_);
    if (saved_ >= version) return true;
    nlohmann::json all = nlohmann::json::object();
    std::uint64_t held = 0;
    {
      const std::lock_guard lock(mutex_);
      for (const auto& [bucket, schemas] : buckets_) all[bucket] = faultwire::to_json(schemas);
      held = version_;
    }
    if (!replace(all.dump())) return false;
    saved_ = held;
    return true;
  }
  [[nodiscard]] bool replace(const std::string& text) const {
    const std::string fresh = file_ + ".new";
    const int out = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (out < 0) return false;
    std::size_t done = 0;
    while (done < text.size()) {
      const ssize_t count = ::write(out, text.data() + done, text.size() - done);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) break;
      done += static_cast<std::size_t>(count);
    }
    const bool written = done == text.size() && ::fsync(out) == 0;
    return ::close(out) == 0 && written && std::rename(fresh.c_str(), file_.c_str()) == 0 &&
           sync_folder();
  }
  /// Without this the new name may be lost with the power.
  [[nodiscard]] bool sync_folder() const {
    const std::size_t slash = file_.rfind('/');
    const int folder = ::open(slash == std::string::npos ? "." : file_.substr(0, slash + 1).c_str(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    const bool synced = ::fsync(folder) == 0;
    return ::close(folder) == 0 && synced;
  }

  std::string file_;
  faultwire::write_api::TableSchemasOptions options_;
  std::mutex mutex_;
  std::map<std::string, faultwire::write_api::TableSchemas> buckets_;
  std::uint64_t version_ = 0;
  std::mutex file_mutex_;
  std::uint64_t saved_ = 0;
};

#endif
