// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef SAMPLE_SERVER_SCHEMA_STORE_HPP
#define SAMPLE_SERVER_SCHEMA_STORE_HPP
/// The schemas of all buckets under one lock, and their snapshot. A write is answered when the
/// columns that it was judged by are in the file, so that a server that is killed knows, once
/// started again, what its answers rested on. If the file cannot be written, the columns that are
/// not in it are forgotten, and the writes that brought them are refused. The file is replaced as a
/// whole or not at all; that is enough for columns that come with a new table or a new day. A
/// server with hundreds of thousands of them needs a journal.
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
#include <string_view>
#include <system_error>
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
      now_.insert_or_assign(bucket, std::move(*schemas));
    }
    saved_ = now_;
    return true;
  }

  /// Whether the bucket is known, or `most` buckets are not reached.
  [[nodiscard]] bool has_room_for(const std::string& bucket, std::size_t most) {
    const std::lock_guard lock(mutex_);
    return now_.contains(bucket) || now_.size() < most;
  }

  /// Judges a batch, and remembers its columns. Nothing if they could not be saved; `why` says the
  /// reason.
  [[nodiscard]] std::optional<faultwire::BatchReport> judge(
      const std::string& bucket, std::string_view batch,
      const faultwire::line_protocol::ValidateOptions& options, std::error_code& why) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!file_.empty() && columns_of(now_) != columns_of(saved_)) {
        if (auto verdict = judge_by_saved(bucket, batch, options)) return verdict;
      }
      auto& schemas = now_.try_emplace(bucket, options_).first->second;
      faultwire::BatchReport verdict = faultwire::line_protocol::validate(batch, options, schemas);
      const std::size_t columns = columns_of(now_);
      if (file_.empty() || columns == columns_of(saved_)) return verdict;
      const std::uint64_t failures = failures_;
      lock.unlock();
      switch (save(columns, failures, why)) {
        case Saved::yes:
          return verdict;
        case Saved::no:
          return std::nullopt;
        case Saved::forgotten:
          break;  // columns that the verdict rested on: judge again without them
      }
    }
  }

  /// Columns that are remembered, of all buckets.
  [[nodiscard]] std::size_t columns() {
    const std::lock_guard lock(mutex_);
    return columns_of(now_);
  }

 private:
  using Buckets = std::map<std::string, faultwire::write_api::TableSchemas>;
  enum class Saved { yes, no, forgotten };

  /// The verdict on a batch all of whose columns are in the file: it does not wait for the disk.
  [[nodiscard]] std::optional<faultwire::BatchReport> judge_by_saved(
      const std::string& bucket, std::string_view batch,
      const faultwire::line_protocol::ValidateOptions& options) const {
    const auto saved = saved_.find(bucket);
    auto copy =
        saved == saved_.end() ? faultwire::write_api::TableSchemas(options_) : saved->second;
    const std::size_t known = copy.columns();
    auto verdict = faultwire::line_protocol::validate(batch, options, copy);
    if (copy.columns() != known) return std::nullopt;
    return verdict;
  }
  /// Columns are only added, until a failure takes back all that are not saved: more of them are a
  /// later state.
  [[nodiscard]] static std::size_t columns_of(const Buckets& buckets) {
    std::size_t sum = 0;
    for (const auto& [bucket, schemas] : buckets) sum += schemas.columns();
    return sum;
  }
  /// Returns when the file holds so many columns, or cannot be written. Writers that come together
  /// share one file. If there were more than `failures` since the columns were counted, they are
  /// forgotten.
  [[nodiscard]] Saved save(std::size_t columns, std::uint64_t failures, std::error_code& why) {
    const std::lock_guard writing(file_mutex_);
    Buckets state;
    {
      const std::lock_guard lock(mutex_);
      if (failures != failures_) return Saved::forgotten;
      if (columns_of(saved_) >= columns) return Saved::yes;
      state = now_;
    }
    nlohmann::json all = nlohmann::json::object();
    for (const auto& [bucket, schemas] : state) all[bucket] = faultwire::to_json(schemas);
    why = replace(all.dump());
    const std::lock_guard lock(mutex_);
    if (!why) {
      saved_ = std::move(state);
      return Saved::yes;
    }
    now_ = saved_;
    ++failures_;
    return Saved::no;
  }
  [[nodiscard]] static std::error_code last_error() { return {errno, std::generic_category()}; }

  /// Leaves the old file where the new one cannot be written as a whole.
  [[nodiscard]] std::error_code replace(const std::string& text) const {
    const std::string fresh = file_ + ".new";
    std::error_code why = write_file(fresh, text);
    if (!why && std::rename(fresh.c_str(), file_.c_str()) != 0) why = last_error();
    if (!why) return sync_folder();
    ::unlink(fresh.c_str());  // its part would fill the disk
    return why;
  }
  template <class F>
  [[nodiscard]] static auto again(F call) {
    auto result = call();
    while (result < 0 && errno == EINTR) result = call();
    return result;
  }
  [[nodiscard]] static std::error_code sync(int file) {
    return again([&] { return ::fsync(file); }) == 0 ? std::error_code() : last_error();
  }
  [[nodiscard]] static std::error_code write_file(const std::string& name, std::string_view text) {
    const int out =
        again([&] { return ::open(name.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600); });
    if (out < 0) return last_error();
    std::error_code why;
    while (!text.empty() && !why) {
      const ssize_t count = again([&] { return ::write(out, text.data(), text.size()); });
      if (count > 0)
        text.remove_prefix(static_cast<std::size_t>(count));
      else
        why = count < 0 ? last_error() : std::make_error_code(std::errc::no_space_on_device);
    }
    if (!why) why = sync(out);
    if (::close(out) != 0 && !why) why = last_error();
    return why;
  }
  /// Without this the new name may be lost with the power.
  [[nodiscard]] std::error_code sync_folder() const {
    const std::size_t slash = file_.rfind('/');
    const int folder = ::open(slash == std::string::npos ? "." : file_.substr(0, slash + 1).c_str(),
                              O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return last_error();
    const std::error_code why = sync(folder);
    ::close(folder);
    return why;
  }

  std::string file_;
  faultwire::write_api::TableSchemasOptions options_;
  std::mutex mutex_;  // guards `now_`, `saved_` and `failures_`
  Buckets now_;       // writes are judged by it
  Buckets saved_;     // what the file holds
  std::uint64_t failures_ = 0;
  std::mutex file_mutex_;  // is locked before `mutex_`
};

#endif
