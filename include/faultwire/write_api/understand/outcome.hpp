// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_UNDERSTAND_OUTCOME_HPP
#define FAULTWIRE_WRITE_API_UNDERSTAND_OUTCOME_HPP
/// What became of a write, as far as its answer tells: what is stored, which entries are rejected
/// and why, what is to be sent again, and where in the batch the rejected lines are.
/// `read_response` makes it; it reads no JSON itself.
///
/// @code
/// write_api::WriteOutcome outcome;
/// outcome.stored = write_api::Stored::none;
/// outcome.rejected.push_back({.entry = 2});
/// // {0, 6} and {10, 6}:
/// std::vector<write_api::BatchRange> again = outcome.remaining("a f=1\nbad\nb f=2\n");
/// @endcode

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "faultwire/codes/any_code.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/position.hpp"
#include "faultwire/write_api/detail/entry_sources.hpp"
#include "faultwire/write_api/facts/row.hpp"

namespace faultwire {
inline namespace v1 {
namespace write_api {

/// A set of enumerators whose values are below 32.
template <class E>
class EnumSet {
 public:
  constexpr EnumSet() noexcept = default;
  constexpr void add(E value) noexcept { bits_ |= bit(value); }
  constexpr void add(EnumSet other) noexcept { bits_ |= other.bits_; }
  [[nodiscard]] constexpr bool has(E value) const noexcept { return (bits_ & bit(value)) != 0; }
  [[nodiscard]] constexpr bool empty() const noexcept { return bits_ == 0; }
  /// Returns the value, if it is the only one.
  [[nodiscard]] constexpr std::optional<E> single() const noexcept {
    if (bits_ == 0 || (bits_ & (bits_ - 1)) != 0) return std::nullopt;
    std::uint8_t index = 0;
    while (bits_ >> index != 1) ++index;
    return static_cast<E>(index);
  }
  [[nodiscard]] friend constexpr bool operator==(EnumSet, EnumSet) noexcept = default;

 private:
  [[nodiscard]] static constexpr std::uint32_t bit(E value) noexcept {
    return std::uint32_t{1} << static_cast<unsigned>(value);
  }
  std::uint32_t bits_ = 0;
};

/// One entry that the server rejected.
struct RejectedEntry {
  std::uint64_t entry = 0;  ///< the server's 1-based count; 0 if the answer does not tell it
  EnumSet<line_protocol::RejectionKind>
      kinds{};           ///< which the text may mean; empty if it is not known
  std::string reason{};  ///< as the server words it
  std::string
      line{};  ///< the entry as the server quotes it, or its beginning; empty if it does not
  bool line_whole = false;  ///< whether `line` is the whole entry
};

/// What the bytes of a body turned out to be, whatever the headers said.
enum class BodyForm : std::uint8_t { empty, json, plain, html, broken_json };

/// The names of the forms, in the order of the enumerators.
inline constexpr std::string_view body_form_names[] = {"empty"sv, "json"sv, "plain"sv, "html"sv,
                                                       "broken json"sv};

/// A run of whole logical lines of a batch, in bytes.
struct BatchRange {
  std::size_t offset;
  std::size_t length;
  [[nodiscard]] friend constexpr bool operator==(const BatchRange&,
                                                 const BatchRange&) noexcept = default;
};

/// Where a rejected entry is in the batch.
struct ExplainedEntry {
  std::size_t rejected;  ///< index into `WriteOutcome::rejected`
  std::uint64_t entry =
      0;  ///< the server's count; 0 if the entry was not found, and then all else is 0
  std::uint64_t line = 0;       ///< the physical line where it begins, 1-based
  std::uint64_t last_line = 0;  ///< the physical line where it ends; a string may hold newlines
  BatchRange range{};           ///< the entry without blanks, comments and its newline
};

}  // namespace write_api

namespace detail {
namespace write_api {

/// What the entries of a batch are compared with.
template <class Index>
struct Wanted {
  std::multimap<std::uint64_t, Index> numbered{};
  std::map<std::string_view, std::vector<Index>>
      quoted{};  // the indexes of one text, the first one last
};

}  // namespace write_api
}  // namespace detail

namespace write_api {

/// What an answer says. Nothing of it points into the answer. `remaining` and `explain` are
/// templates, so that only a unit that calls them compiles them.
struct WriteOutcome {
  unsigned status = 0;            ///< as it came, also if HTTP has no such status
  AnyCode code{Domain::http, 0};  ///< the InfluxCode of the body, else the status
  std::string code_text{};        ///< the text of the code as it came, also if no list has it
  /// What the server stored. `some`: every entry that the answer does not name, as far as it is
  /// good.
  Stored stored = Stored::unknown;
  bool complete = false;         ///< whether `rejected` holds every rejected entry
  EnumSet<WriteEvent> events{};  ///< what the answer may mean; empty if nothing is known
  EnumSet<Product> products{};   ///< the products that answer so; empty if the answer is known from
                                 ///< none. Only the one that `server` names, if it is among them
  Again again = Again::as_event;  ///< what of the batch is worth sending again; `as_event` if
                                  ///< nothing is known
  std::vector<RejectedEntry> rejected{};
  std::string message{};  ///< the text for people, wherever it was
  BodyForm form = BodyForm::empty;
  std::optional<std::uint64_t>
      dropped{};  ///< points that 1.x and 2.x say they read and did not store
  std::optional<std::uint64_t> max_bytes{};  ///< of a body, if the server says it
  std::optional<std::string> retry_after{};  ///< the header, as it came
  std::optional<std::uint64_t>
      retry_after_seconds{};  ///< its value, if it is nothing but digits; others need a clock
  std::string request_id{};
  std::string server{};  ///< `X-Influxdb-Version`, if it came

  /// Returns the event, if the answer means only one.
  [[nodiscard]] std::optional<WriteEvent> event() const noexcept { return events.single(); }

  /// Returns the parts of `batch` that the answer does not say are stored and does not name as
  /// rejected: those to send again, after the fault of the whole request is repaired. Where
  /// nothing is known of what is stored, only named entries are left out. If the good entries are
  /// stored, nothing remains. A body that was too large comes back in two ranges, unless it is one
  /// entry. Blank lines and comments between entries go with them. Linear in the batch.
  template <class Range = BatchRange>
  [[nodiscard]] std::vector<Range> remaining(std::string_view batch) const;

  /// Returns the rejected entries on the lines of `batch`, in the order of `rejected`: found by the
  /// server's count, which passes over blank lines and comments, else by the text that is quoted.
  /// Linear in the batch, except for a search for each entry among the texts.
  template <class Explained = ExplainedEntry>
  [[nodiscard]] std::vector<Explained> explain(std::string_view batch) const;

  /// Returns the reasons of the rejected entries, one a line.
  template <class Lazy = void>
  [[nodiscard]] std::string reasons() const {
    std::string out;
    for (const RejectedEntry& entry : rejected) {
      if (!out.empty()) out += '\n';
      out += entry.reason;
    }
    return out;
  }
};

template <class Explained>
std::vector<Explained> WriteOutcome::explain(std::string_view batch) const {
  std::vector<Explained> out(rejected.size());
  faultwire::detail::write_api::Wanted<decltype(Explained::rejected)> wanted;
  auto& [numbered, quoted] = wanted;
  for (std::size_t i = rejected.size(); i-- > 0;) {
    out[i].rejected = i;
    if (rejected[i].entry != 0) {
      numbered.emplace(rejected[i].entry, i);
    } else if (rejected[i].line_whole) {
      quoted[rejected[i].line].push_back(i);
    }
  }
  faultwire::detail::write_api::EntrySources at(batch);
  line_protocol::LineCounter lines(batch);
  const auto fill = [&](ExplainedEntry& found) {
    found.entry = at.number();
    found.range = {at.begin(), at.end() - at.begin()};
    found.line = lines.at(at.begin()).line;
    found.last_line = lines.at(at.end()).line;
  };
  auto next = numbered.begin();
  while ((next != numbered.end() || !quoted.empty()) && at.next()) {
    for (; next != numbered.end() && next->first == at.number(); ++next) fill(out[next->second]);
    if (quoted.empty()) continue;
    const auto same = quoted.find(batch.substr(at.begin(), at.end() - at.begin()));
    if (same == quoted.end()) continue;
    fill(out[same->second.back()]);
    same->second.pop_back();
    if (same->second.empty()) quoted.erase(same);
  }
  return out;
}

template <class Range>
std::vector<Range> WriteOutcome::remaining(std::string_view batch) const {
  std::vector<Range> out;
  if (stored == Stored::all || stored == Stored::some) return out;
  std::string named;  // a mark for every entry that the answer names
  for (const ExplainedEntry& entry : explain(batch)) {
    if (entry.entry == 0) continue;
    const auto count = static_cast<std::size_t>(entry.entry);
    if (named.size() < count) named.resize(count, ' ');
    named[count - 1] = 'x';
  }
  const bool halve = event() == WriteEvent::too_large;
  bool apart = false;  // a rejected entry is between
  faultwire::detail::write_api::EntrySources entries(batch);
  while (entries.next()) {
    const auto index = static_cast<std::size_t>(entries.number()) - 1;
    if (index < named.size() && named[index] == 'x') {
      apart = true;
      continue;
    }
    const bool split = halve && out.size() == 1 &&
                       out[0].length + (entries.behind() - entries.start()) > batch.size() / 2;
    const bool joins = !split && !apart && !out.empty();
    apart = false;
    if (joins) {
      out.back().length = entries.behind() - out.back().offset;
    } else {
      out.push_back({entries.start(), entries.behind() - entries.start()});
    }
  }
  return out;
}

}  // namespace write_api
}  // namespace v1
}  // namespace faultwire

#endif
