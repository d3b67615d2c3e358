// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_DEBUG_CONTEXT_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_DEBUG_CONTEXT_HPP
/// What gRPC's C core writes of a status: a name, a message, keys and values in any order, children
/// of the same form. Cut or garbled text gives what could be read. Authority: grpc,
/// src/core/lib/gprpp/status_helper.cc.
///
/// @code
/// const DebugContext context = parse_debug_context(
///     "UNKNOWN:Error received from peer ipv4:10.0.0.1:443 {grpc_status:14, "
///     "grpc_message:\"gone\"}");
/// const bool known = context.root.grpc_status == 14 && context.root.peer == "ipv4:10.0.0.1:443";
/// @endcode

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "faultwire/codes/grpc.hpp"
#include "faultwire/codes/traits.hpp"
#include "faultwire/detail/sink.hpp"
#include "faultwire/diagnosis/detail/escapes.hpp"
#include "faultwire/diagnosis/detail/folded.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

/// One status of the tree. Views are into the text; values in quotes are unchanged, escapes
/// included.
struct DebugNode {
  std::optional<GrpcCode>
      name{};  ///< what precedes the colon; UNKNOWN says little, `grpc_status` is what counts
  std::string_view message{};  ///< up to the keys
  std::string_view peer{};     ///< after `Error received from peer`, percent-encoded
  std::string_view grpc_message{};
  std::string_view created_time{};
  std::optional<std::int32_t> grpc_status{};
  std::optional<std::int32_t> http2_error{};
  std::optional<std::int32_t> http_status{};
  int depth = 0;  ///< 0 for the root
};

/// The tree, in the order of the text.
struct DebugContext {
  DebugNode root{};
  std::vector<DebugNode> children{};
  std::size_t size = 0;    ///< bytes of the text that belong to it
  bool complete = false;   ///< every brace and quote was closed, and nothing was nested too deeply
  std::size_t fields = 0;  ///< keys met, in all nodes
};

/// Sends a quoted value with its escapes resolved: `\n \t \r \" \' \\ \xHH`, and those of Rust,
/// `\0` and `\u{H...}`; what is no escape stays.
template <Sink S>
constexpr void unescape_to(S&& sink, std::string_view value) {
  std::size_t sent = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] != '\\') continue;
    const auto escape = detail::diagnosis::escape_at(value, i);
    if (escape.size == 0) continue;
    sink(value.substr(sent, i - sent));
    sink(std::string_view(escape.bytes, escape.count));
    sent = i + escape.size;
    i = sent - 1;
  }
  sink(value.substr(sent));
}

}  // namespace diagnosis

namespace detail::diagnosis {
using namespace faultwire::diagnosis;

/// One pass over the text; every byte is looked at a bounded number of times.
class DebugParser {
 public:
  explicit DebugParser(std::string_view text) : text_(text) {}

  [[nodiscard]] DebugContext parse() {
    context_.complete = node(0, 0);
    context_.size = at_;
    return std::move(context_);
  }

 private:
  static constexpr int deepest = 32;

  [[nodiscard]] bool done() const noexcept { return at_ >= text_.size(); }
  [[nodiscard]] bool take(char c) noexcept {
    at_ = skip_blanks(text_, at_);
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  /// `NAME`, in capitals, before a colon or an end.
  void name(DebugNode& node) noexcept {
    std::size_t end = at_;
    while (end < text_.size() && ((text_[end] >= 'A' && text_[end] <= 'Z') || text_[end] == '_'))
      ++end;
    node.name = find_code<GrpcCode>(text_.substr(at_, end - at_));
    if (!node.name) return;
    at_ = end;
    if (!done() && text_[at_] == ':') ++at_;
  }
  /// Whether keys begin after this brace: a word, a colon, then a digit, a quote or a bracket.
  [[nodiscard]] bool keys_begin(std::size_t at) const noexcept {
    at = skip_blanks(text_, at);
    const std::size_t word = at;
    while (at < text_.size() && is_key_letter(text_[at])) ++at;
    if (at == word || at + 1 >= text_.size() || text_[at] != ':') return false;
    const char next =
        text_[skip_blanks(text_, at + 1) < text_.size() ? skip_blanks(text_, at + 1) : at];
    return is_digit(next) || next == '-' || next == '"' || next == '[';
  }
  [[nodiscard]] static bool is_key_letter(char c) noexcept {
    const char low = fold_case(c);
    return (low >= 'a' && low <= 'z') || is_digit(c) || c == '_' || c == '.' || c == '/';
  }
  /// The message goes up to the keys; that of a child also up to the next child or the end of the
  /// list.
  void message(DebugNode& node) noexcept {
    const std::size_t begin = at_;
    for (; !done(); ++at_) {
      const char c = text_[at_];
      if (c == '{' && at_ > begin && is_blank(text_[at_ - 1]) && keys_begin(at_ + 1)) break;
      if (node.depth != 0 && c == ']') break;
      if (node.depth != 0 && c == ',' && child_begins(at_ + 1)) break;
      if (node.depth == 0 && c == '.' && ends_context(at_)) break;
    }
    node.message = without_edges(text_.substr(begin, at_ - begin));
    constexpr std::string_view peer = "Error received from peer ";
    const std::size_t end = match_folded(node.message, 0, peer);
    if (end != std::string_view::npos)
      node.peer = node.message.substr(end, node.message.find_first_of(" \n\t", end) - end);
  }
  [[nodiscard]] bool child_begins(std::size_t at) const noexcept {
    at = skip_blanks(text_, at);
    std::size_t end = at;
    while (end < text_.size() && ((text_[end] >= 'A' && text_[end] <= 'Z') || text_[end] == '_'))
      ++end;
    return end - at >= 7 && end < text_.size() && text_[end] == ':';
  }
  /// A root without keys ends where the other parts of a Flight text begin.
  [[nodiscard]] bool ends_context(std::size_t at) const noexcept {
    for (const std::string_view next :
         {". gRPC client debug context: ", ". Client context: ", ". Additional context: "}) {
      if (match_folded(text_, at, next) != std::string_view::npos) return true;
    }
    return false;
  }
  /// A node and all below it. The children are in a list that grows meanwhile, so that the node is
  /// filled aside and stored by its place.
  [[nodiscard]] bool node(std::size_t place, int depth) {
    DebugNode node;
    node.depth = depth;
    at_ = skip_blanks(text_, at_);
    name(node);
    message(node);
    store(place, node);
    if (done() || text_[at_] != '{') return true;
    ++at_;
    const bool good = pairs(node, depth);
    store(place, node);
    return good;
  }
  void store(std::size_t place, const DebugNode& node) noexcept {
    (node.depth == 0 ? context_.root : context_.children[place]) = node;
  }
  [[nodiscard]] bool pairs(DebugNode& node, int depth) {
    while (!take('}')) {
      at_ = skip_blanks(text_, at_);
      const std::size_t begin = at_;
      while (!done() && is_key_letter(text_[at_])) ++at_;
      const std::string_view key = text_.substr(begin, at_ - begin);
      if (key.empty() || !take(':') || !value(node, key, depth)) return false;
      ++context_.fields;
      (void)take(',');
    }
    return true;
  }
  [[nodiscard]] bool value(DebugNode& node, std::string_view key, int depth) {
    if (take('[')) return list(depth);
    if (take('"')) return quoted(node, key);
    const std::size_t begin = at_;
    while (!done() && text_[at_] != ',' && text_[at_] != '}' && !is_blank(text_[at_])) ++at_;
    const std::string_view digits = text_.substr(begin, at_ - begin);
    std::int32_t number = 0;
    const auto [stop, fault] =
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty()) return false;
    if (fault != std::errc{} || stop != digits.data() + digits.size()) return true;
    if (key == "grpc_status") node.grpc_status = number;
    if (key == "http2_error") node.http2_error = number;
    if (key == "http_status") node.http_status = number;
    return true;
  }
  [[nodiscard]] bool quoted(DebugNode& node, std::string_view key) noexcept {
    const std::size_t begin = at_;
    while (!done() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2u : 1u;
    if (at_ > text_.size()) at_ = text_.size();
    const std::string_view inside = text_.substr(begin, at_ - begin);
    if (key == "grpc_message") node.grpc_message = inside;
    if (key == "created_time") node.created_time = inside;
    if (done()) return false;
    ++at_;
    return true;
  }
  [[nodiscard]] bool list(int depth) {
    if (depth + 1 >= deepest) return false;
    // Ends: a child takes at least one byte, or is before a comma that is taken after it.
    while (!take(']')) {
      if (done()) return false;
      context_.children.emplace_back();
      if (!node(context_.children.size() - 1, depth + 1)) return false;
      (void)take(',');
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  DebugContext context_;
};

}  // namespace detail::diagnosis

namespace diagnosis {

/// Reads a debug context from the begin of the text. Linear; nested at most 32 deep. Allocates the
/// list of children alone.
[[nodiscard]] inline DebugContext parse_debug_context(std::string_view text) {
  return detail::diagnosis::DebugParser(text).parse();
}

/// The code that the tree knows best: `grpc_status` of the root, or of the first child that has
/// one.
[[nodiscard]] inline std::optional<std::int32_t> grpc_status_of(
    const DebugContext& context) noexcept {
  if (context.root.grpc_status) return context.root.grpc_status;
  for (const DebugNode& child : context.children) {
    if (child.grpc_status) return child.grpc_status;
  }
  return std::nullopt;
}

}  // namespace diagnosis
}  // namespace v1
}  // namespace faultwire

#endif
