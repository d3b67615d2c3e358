// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_SPLITTER_HPP
#define FAULTWIRE_LINE_PROTOCOL_SPLITTER_HPP
/// Line protocol that does not come in one piece or is not read by one thread: chunks of a stream,
/// parts of a batch, ranges of a file. The entries, their numbers and their rejections are those of
/// one serial parse, for every input. Authority for where a line ends: the parser of InfluxDB 3
/// (`influxdb_line_protocol`, June 2026).
///
/// @code
/// line_protocol::StreamSplitter splitter;
/// bool room = splitter.push("cpu usage=1 1\ncpu usa");
/// std::string_view whole = splitter.ready();  // the first line; the open one is carried
/// @endcode

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "faultwire/config.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/position.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/rejection.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {
inline namespace FAULTWIRE_SCANNER {

/// How a stream is split.
struct SplitOptions {
  /// The longest line that may stay open, in bytes; what comes with a longer one is refused.
  std::size_t max_open_bytes = std::size_t{16} << 20;
};

/// Cuts a stream where logical lines end, whatever its chunks are: quotes, escapes and the server's
/// counting of signs are carried from chunk to chunk, and every byte is looked at once. Memory: the
/// last chunk and the open line.
///
/// What is ready is a batch of its own for `parse`; `ParseOptions::before` continues the numbering:
/// `Reader reader(splitter.ready(), {.before = {entries, splitter.lines()}});`, and after it
/// `entries = reader.entries();`.
class StreamSplitter {
 public:
  StreamSplitter() = default;
  explicit StreamSplitter(const SplitOptions& options) : options_(options) {}

  /// Takes the next bytes of the stream; what was ready before is forgotten. Returns false, and
  /// takes nothing more from then on, if a line stays open for more than `max_open_bytes`; whole
  /// lines before it are ready all the same.
  [[nodiscard]] bool push(std::string_view chunk) {
    forget_ready();
    if (refused_) return false;
    buffer_.append(chunk);
    look();
    refused_ = buffer_.size() - ready_ > options_.max_open_bytes;
    if (refused_) buffer_.resize(ready_);
    return !refused_;
  }

  /// The stream has ended: the open line is ready as it is.
  void finish() {
    forget_ready();
    ready_ = looked_ = buffer_.size();
    end_ = LineEnd{};
  }

  /// Whole logical lines, the newline of the last included but for the last of the stream; empty if
  /// there are none. Valid until the next `push` or `finish`.
  [[nodiscard]] std::string_view ready() const noexcept {
    return std::string_view(buffer_).substr(0, ready_);
  }
  /// Where `ready()` begins in the stream, in bytes.
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
  /// Physical lines of the stream before `ready()`.
  [[nodiscard]] std::uint64_t lines() const noexcept { return lines_; }
  /// Bytes of the line that is open.
  [[nodiscard]] std::size_t open_bytes() const noexcept { return buffer_.size() - ready_; }

 private:
  using LineEnd = detail::line_protocol::reference::LineEnd;

  void forget_ready() {
    lines_ += static_cast<std::uint64_t>(
        std::count(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(ready_), '\n'));
    offset_ += ready_;
    buffer_.erase(0, ready_);
    looked_ -= ready_;
    ready_ = 0;
  }

  void look() {
    const std::string_view text = buffer_;
    while (looked_ < text.size()) {
      const bool fresh = looked_ == ready_;  // at the begin of a line
      const detail::line_protocol::scan::EasyLineEnd plain =
          fresh ? detail::line_protocol::scan::easy_line_end(text, looked_)
                : detail::line_protocol::scan::EasyLineEnd{};
      const std::size_t end = plain.known ? plain.end : end_.find(text, looked_);
      looked_ = end;
      if (end == text.size()) return;
      ready_ = looked_ = end + 1;
      end_ = LineEnd{};
    }
  }

  SplitOptions options_;
  std::string buffer_;
  std::size_t ready_ = 0;   // whole lines end here
  std::size_t looked_ = 0;  // looked at up to here
  LineEnd end_;             // of the open line
  std::uint64_t offset_ = 0;
  std::uint64_t lines_ = 0;
  bool refused_ = false;
};

/// Where a line most likely begins, at or after `at`: after the first newline that is not after
/// an odd number of backslashes. It may be wrong where a string holds newlines; who begins there
/// must be checked (see `PartReader`). The size of the batch if there is none. Linear in the
/// distance.
[[nodiscard]] inline std::size_t likely_line(std::string_view batch, std::size_t at) noexcept {
  if (at == 0 || at >= batch.size()) return (std::min)(at, batch.size());
  for (std::size_t newline = batch.find('\n', at - 1); newline != std::string_view::npos;
       newline = batch.find('\n', newline + 1)) {
    std::size_t first = newline;
    while (first > 0 && batch[first - 1] == '\\') --first;
    if ((newline - first) % 2 == 0) return newline + 1;
  }
  return batch.size();
}

/// Reads the part [`begin`, `end`) of a batch as if a line began at `begin`: the entries whose
/// lines end before `end`. A line that is still open at `end` is left to whoever reads on, unless
/// `end` is the end of the batch.
///
/// Ranges of a file, as the workers of a distributed engine get them: worker k reads from
/// `likely_line(file, first byte)` to `likely_line(file, first byte of worker k + 1)`, so an entry
/// belongs to the worker in whose range its line begins; it reads on after its range only up to
/// the next likely line. It reports `begin` and `stopped()`. The results of worker k hold if worker
/// k - 1 holds and stopped where k began; if not, a range from there is read again. A worker alone
/// cannot know whether its first newline is inside a string: that is why the ends are compared.
class PartReader {
 public:
  /// `batch` is kept as a view.
  PartReader(std::string_view batch, std::size_t begin, std::size_t end,
             ParseOptions options = {}) noexcept
      : begin_(begin),
        last_(end == batch.size()),
        view_(batch.substr(begin, end - begin)),
        reader_(view_, options) {}

  /// Moves on to the next entry that is whole. Numbers and lines count from `begin`, offsets too.
  bool next() {
    if (done_) return false;
    const std::size_t before = reader_.offset();
    if (!reader_.next()) return stop_at(open_line(before));
    if (reader_.offset() == view_.size()) {
      const std::size_t open = open_line(before);
      const Entry& entry = reader_.entry();
      const bool refused = !entry && entry.rejection().kind() == RejectionKind::invalid_utf8;
      if (!refused && entry.offset() >= open) return stop_at(open);
    }
    entries_ = reader_.entries();
    return true;
  }

  /// The current entry; valid until the next step.
  [[nodiscard]] const Entry& entry() const noexcept { return reader_.entry(); }
  /// Where in the batch the next line begins.
  [[nodiscard]] std::size_t offset() const noexcept { return begin_ + reader_.offset(); }
  /// Entries so far.
  [[nodiscard]] std::uint64_t entries() const noexcept { return entries_; }
  /// Where in the batch the first line begins that is not read; meaningful once `next` has returned
  /// false.
  [[nodiscard]] std::size_t stopped() const noexcept { return stopped_; }

 private:
  bool stop_at(std::size_t open) noexcept {
    done_ = true;
    stopped_ = begin_ + open;
    return false;
  }

  /// Where the line begins that is still open at the end of the part, if the lines from `at` on are
  /// read; the size if none is.
  [[nodiscard]] std::size_t open_line(std::size_t at) const noexcept {
    while (!last_ && at < view_.size()) {
      const std::size_t end = detail::line_protocol::reference::line_end(view_, at);
      if (end == view_.size()) return at;
      at = end + 1;
    }
    return view_.size();
  }

  std::size_t begin_;
  bool last_;
  bool done_ = false;
  std::size_t stopped_ = 0;
  std::uint64_t entries_ = 0;
  std::string_view view_;
  Reader reader_;
};

/// How a batch is read in parts.
struct ParallelOptions {
  /// The wording of rejections.
  ServerGeneration generation = ServerGeneration::documented;
  /// Where a wrong guess is put right, reading goes back to the results at hand at the begin of one
  /// of these.
  std::size_t segment_bytes = std::size_t{64} << 10;
};

/// Reads a batch in parts that may run at once, on whatever the caller runs things on, and puts
/// them together as one serial parse would have read it. Each part begins where a line most likely
/// begins; `stitch` checks that, and reads again only what a wrong guess touched, up to the next
/// segment that begins where a line begins.
///
/// `make()` makes a consumer, also from several threads at once: what it returns is called with
/// each entry of one segment, holds what it made of them, and can be moved. Numbers, lines and
/// offsets of the entries that it sees count from somewhere inside the batch; `renumber` puts a
/// rejection right. The rejection of bytes that are not UTF-8 quotes no more than its part. Memory:
/// the consumers and about 100 bytes a segment.
template <class Factory>
class ParallelParse {
 public:
  using Consumer = std::invoke_result_t<const Factory&>;

  /// Entries in a row that one consumer has seen.
  struct Segment {
    Consumer consumer;          ///< what it made of them
    std::size_t begin;          ///< where its first line begins in the batch
    std::size_t origin;         ///< where in the batch its offsets and lines begin to count
    std::uint64_t skipped;      ///< entries before it that its numbers count
    std::uint64_t entries = 0;  ///< entries in it
    std::uint64_t before = 0;   ///< entries before it in the batch; known after `stitch`
    bool refused = false;       ///< it ends with a byte that is not UTF-8
  };

  /// Cuts `batch`, which is kept as a view, into at most `parts` parts.
  ParallelParse(std::string_view batch, std::size_t parts, Factory make,
                const ParallelOptions& options = {})
      : batch_(batch), make_(std::move(make)), options_(options), lines_(batch) {
    const std::size_t size = batch.size() / (std::max)(std::size_t{1}, parts) + 1;
    std::size_t begin = 0;
    do {
      const std::size_t end = parts_.size() + 1 >= parts
                                  ? batch.size()
                                  : likely_line(batch, (std::min)(batch.size(), begin + size));
      parts_.push_back({begin, end, end, {}});
      begin = end;
    } while (begin < batch.size());
  }

  /// How many parts there are to run; at least one.
  [[nodiscard]] std::size_t parts() const noexcept { return parts_.size(); }

  /// Reads one part. Different parts may run at the same time. A part that is rejected almost
  /// wholly most likely began inside a string: it is given up, and left to `stitch`. Another reader
  /// than the default is for `dispatch::run`.
  template <class AnyPartReader = PartReader>
  void run(std::size_t part) {
    constexpr std::uint64_t enough_to_judge = 256;
    Part& p = parts_[part];
    AnyPartReader reader(batch_, p.begin, p.end, parse_options());
    std::uint64_t rejected = 0;
    const bool hopeless = read(reader, p.begin, p.segments, [&](std::size_t) {
      rejected += reader.entry() ? 0u : 1u;
      return part != 0 && reader.entries() >= enough_to_judge &&
             rejected > reader.entries() / 8 * 7;
    });
    if (hopeless) p.segments.clear();
    p.stopped = reader.stopped();
  }

  /// Puts the parts together, after all have run. Linear in what must be read again, at most the
  /// batch once.
  void stitch() {
    std::size_t at = 0;
    for (std::size_t part = 0; part < parts_.size() && !refused();) {
      std::size_t first = 0;
      if (parts_[part].begin != at || parts_[part].segments.empty())
        std::tie(part, first, at) = read_again(at, part);
      if (part >= parts_.size()) break;
      Part& p = parts_[part];
      std::move(p.segments.begin() + static_cast<std::ptrdiff_t>(first), p.segments.end(),
                std::back_inserter(segments_));
      at = p.stopped;
      ++part;
    }
    parts_.clear();
    std::uint64_t before = 0;
    for (Segment& segment : segments_) {
      segment.before = before;
      before += segment.entries;
    }
  }

  /// All segments in the order of the batch, after `stitch`. Those without entries may be among
  /// them.
  [[nodiscard]] std::vector<Segment>& segments() noexcept { return segments_; }

  /// Turns the numbers of a rejection that the consumer of `segment` has seen into those of the
  /// batch. Cheap if the rejections come in order.
  void renumber(const Segment& segment, Rejection& rejection) noexcept {
    const bool counted = rejection.facts.entry != 0;
    if (counted) rejection.facts.entry = rejection.facts.entry - segment.skipped + segment.before;
    const std::uint64_t lines = lines_.at(segment.origin).line - 1;
    rejection.offset += segment.origin;
    rejection.facts.offset += segment.origin;
    rejection.entry_line += lines;
    rejection.line += lines;
  }

 private:
  struct Part {
    std::size_t begin;
    std::size_t end;
    std::size_t stopped;
    std::vector<Segment> segments;
  };

  [[nodiscard]] ParseOptions parse_options() const noexcept {
    return {.generation = options_.generation};
  }
  [[nodiscard]] bool refused() const noexcept {
    return !segments_.empty() && segments_.back().refused;
  }

  /// Reads on until `enough(where the next line begins)`; returns whether it was. Results go to new
  /// segments after `out`.
  template <class AnyPartReader, class Enough>
  bool read(AnyPartReader& reader, std::size_t origin, std::vector<Segment>& out, Enough enough) {
    out.push_back({make_(), origin, origin, 0});
    while (reader.next()) {
      Segment& segment = out.back();
      const Entry& entry = reader.entry();
      segment.consumer(entry);
      ++segment.entries;
      if (!entry && entry.rejection().kind() == RejectionKind::invalid_utf8)
        return segment.refused = true, false;
      const std::size_t at = reader.offset();
      if (enough(at)) return true;
      if (at - segment.begin >= options_.segment_bytes)
        out.push_back({make_(), at, origin, reader.entries()});
    }
    return false;
  }

  /// Reads from `at` on, until a segment of `part` or of a later one begins there. Returns which
  /// part and segment, and where it begins; no part if the batch ended before.
  std::tuple<std::size_t, std::size_t, std::size_t> read_again(std::size_t at, std::size_t part) {
    std::size_t first = 0;
    PartReader reader(batch_, at, batch_.size(), parse_options());
    const bool met = read(reader, at, segments_, [&](std::size_t line) {
      for (; part < parts_.size(); ++part, first = 0) {
        const std::vector<Segment>& known = parts_[part].segments;
        while (first < known.size() && known[first].begin < line) ++first;
        if (first < known.size()) return known[first].begin == line;
      }
      return false;
    });
    if (!met) return {parts_.size(), 0, batch_.size()};
    return {part, first, parts_[part].segments[first].begin};
  }

  std::string_view batch_;
  Factory make_;
  ParallelOptions options_;
  LineCounter lines_;
  std::vector<Part> parts_;
  std::vector<Segment> segments_;
};

}  // namespace FAULTWIRE_SCANNER
}  // namespace line_protocol
}  // namespace v1
}  // namespace faultwire

#endif
