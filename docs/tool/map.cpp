// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
// faultwire map: one code in other domains, by the default rules and by every named one.
#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "faultwire/codes.hpp"
#include "faultwire/interop/fmt.hpp"
#include "faultwire/mapping.hpp"
#include "arguments.hpp"
#include "tool.hpp"

namespace faultwire_tool {
namespace {

using namespace faultwire;
using Json = nlohmann::ordered_json;

/// One line of the answer.
struct Image {
  std::string rule;  // the id, or the ids on the way through gRPC
  bool is_default;
  AnyCode to;
  std::vector<AnyCode> others;  // the candidates that are not preferred
  Basis basis;
  Fidelity fidelity;
  std::vector<Source> sources;
};

template <class T>
Image image_of(const T& translation, bool is_default) {
  Image image{.rule = {},
              .is_default = is_default,
              .to = translation.to,
              .others = {},
              .basis = translation.basis,
              .fidelity = translation.fidelity,
              .sources = {}};
  for (const Step& step : translation.steps) {
    if (step.rule.empty()) continue;
    image.rule += (image.rule.empty() ? "" : " + ") + std::string(step.rule);
    if (step.source != nullptr) image.sources.push_back(*step.source);
  }
  return image;
}

/// All images of `code`: default rules first, then the named rules that are nobody's default. With
/// `rule`, only what that rule makes of it.
std::vector<Image> images_of(AnyCode code, std::string_view rule) {
  std::vector<Image> images;
  with_domain(code.domain, [&]<Code From>() {
    const auto from = code.exactly<From>();
    const auto add = [&]<Rule R>() {
      const bool is_default = std::same_as<default_rule<From, typename R::To>, R>;
      images.push_back(image_of(from ? translate<R>(*from) : translate_unknown<R>(), is_default));
      if (!from) return;
      const auto all = candidates<R>(*from);
      for (const auto other : all.subspan(all.empty() ? 0 : 1))
        images.back().others.push_back(other);
    };
    each_domain([&]<Code To>() {
      if constexpr (!std::same_as<To, From> && HasDefault<To, From>) {
        if (!rule.empty()) return;
        if constexpr (faultwire::detail::mapping::DirectDefault<To, From>) {
          add.template operator()<default_rule<From, To>>();
        } else {
          images.push_back(
              image_of(from ? translate<To>(*from) : translate_unknown<To, From>(), true));
        }
      }
    });
    each_rule([&]<Rule R>() {
      if constexpr (std::same_as<typename R::From, From>) {
        if (rule.empty() ? std::same_as<default_rule<From, typename R::To>, R> : rule != R::id)
          return;
        add.template operator()<R>();
      }
    });
  });
  return images;
}

bool rule_exists(std::string_view id) {
  bool found = false;
  each_rule([&]<Rule R>() { found = found || R::id == id; });
  return found;
}

std::string numbered(AnyCode code) {
  std::string text = fmt::format("{}", code);
  with_domain(code.domain, [&]<Code C>() {
    if (has_numbers<C> && !code_name(code).empty()) text += fmt::format(" ({})", code.number);
  });
  return text;
}

std::string text_of(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if (const auto known = code.exactly<C>()) text = code_text(*known);
  });
  return text;
}

std::string described(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if (const auto known = code.exactly<C>()) text = code_description(*known);
  });
  return text;
}

std::string when_of(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if (const auto known = code.exactly<C>()) text = code_when(*known);
  });
  return text;
}

/// The cells of one image.
std::array<std::string, 5> cells_of(const Image& image) {
  std::string target = numbered(image.to);
  for (const AnyCode other : image.others) target += ", or " + numbered(other);
  std::string source;
  for (const Source& each : image.sources)
    source += fmt::format("{}{} ({})", source.empty() ? "" : "; ", each.title, each.date);
  return {target, image.rule, std::string(fidelity_name(image.fidelity)),
          std::string(basis_name(image.basis)), source};
}

/// A paragraph of at most `width` columns, indented; a word that is longer has a line of its own.
void put_paragraph(Output& out, std::string_view text, std::size_t indent, std::size_t width) {
  std::size_t column = 0;
  while (!text.empty()) {
    const std::size_t end = (std::min)(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix((std::min)(end + 1, text.size()));
    if (column == 0 || (width != 0 && column + 1 + word.size() > width)) {
      if (column != 0) out("\n");
      out(std::string(indent, ' '));
      column = indent;
    } else {
      out(" ");
      ++column;
    }
    out(word);
    column += word.size();
  }
  out("\n");
}

/// The answer for one code. `width` is that of the terminal, 0 if there is none: a table that does
/// not fit is shown as one paragraph for each image.
void put_text(Output& out, AnyCode code, const std::vector<Image>& images, std::size_t width) {
  out(numbered(code));
  if (const std::string text = text_of(code); !text.empty()) out(fmt::format("  \"{}\"", text));
  out("\n");
  if (const std::string text = described(code); !text.empty()) put_paragraph(out, text, 2, width);
  if (const std::string text = when_of(code); !text.empty()) put_paragraph(out, text, 2, width);
  if (images.empty()) return;
  out("\n");
  std::array<std::string, 5> heads{"to", "rule", "fidelity", "basis", "source"};
  std::array<std::size_t, 5> widths{};
  std::vector<std::array<std::string, 5>> rows;
  for (std::size_t i = 0; i < heads.size(); ++i) widths[i] = heads[i].size();
  for (const Image& image : images) {
    rows.push_back(cells_of(image));
    for (std::size_t i = 0; i < heads.size(); ++i)
      widths[i] = (std::max)(widths[i], rows.back()[i].size());
  }
  std::size_t total = 2 + 2 * (heads.size() - 1);
  for (const std::size_t each : widths) total += each;
  const auto mark = [&](std::size_t i) { return images[i].is_default ? "* " : "  "; };
  if (width != 0 && total > width) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto& [to, rule, fidelity, basis, source] = rows[i];
      out(mark(i) + to + "\n");
      put_paragraph(out, rule, 6, width);
      put_paragraph(out, fidelity + ", " + basis + (source.empty() ? "" : ": " + source), 6, width);
    }
  } else {
    const auto line = [&](std::string text, const std::array<std::string, 5>& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i)
        text += cells[i] + std::string(widths[i] - cells[i].size() + 2, ' ');
      out(text.substr(0, text.find_last_not_of(' ') + 1) + "\n");
    };
    line("  ", heads);
    for (std::size_t i = 0; i < rows.size(); ++i) line(mark(i), rows[i]);
  }
}

Json json_of(AnyCode code) {
  Json out = {{"domain", domain_name(code.domain)}, {"name", code_name(code)}};
  with_domain(code.domain, [&]<Code C>() {
    if constexpr (has_numbers<C>) out["number"] = code.number;
  });
  out["text"] = text_of(code);
  return out;
}

Json answer_of(AnyCode code, const std::vector<Image>& images) {
  Json object = json_of(code);
  object["to"] = Json::array();
  for (const Image& image : images) {
    Json line = {{"code", json_of(image.to)},
                 {"candidates", Json::array({json_of(image.to)})},
                 {"rule", image.rule},
                 {"default", image.is_default},
                 {"fidelity", fidelity_name(image.fidelity)},
                 {"basis", basis_name(image.basis)},
                 {"sources", Json::array()}};
    for (const AnyCode other : image.others) line["candidates"].push_back(json_of(other));
    for (const Source& source : image.sources)
      line["sources"].push_back(
          {{"title", source.title}, {"place", source.place}, {"date", source.date}});
    object["to"].push_back(std::move(line));
  }
  return object;
}

}  // namespace

int run_map(const Options& options) {
  if (options.rest().size() != 1)
    return usage_error("map takes one CODE, such as grpc:5, influx:not_found, 404 or NOT_FOUND");
  const std::string_view spelling = options.rest()[0];
  const std::vector<AnyCode> codes = codes_spelled(spelling);
  if (codes.empty()) return usage_error(unknown_code(spelling));
  const auto to = options.value("--to");
  const std::string_view rule = options.value("--rule").value_or("");
  if (!rule.empty() && !rule_exists(rule))
    return usage_error(fmt::format("unknown rule '{}': 'faultwire tables rules' lists them", rule));

  std::vector<std::pair<AnyCode, std::vector<Image>>> answers;
  for (const AnyCode code : codes) {
    std::vector<Image> images = images_of(code, rule);
    if (to)
      std::erase_if(images,
                    [&](const Image& image) { return image.to.domain != find_domain(*to); });
    if (images.empty() && (to || !rule.empty())) continue;
    answers.emplace_back(code, std::move(images));
  }
  if (answers.empty() && !rule.empty())
    return usage_error(fmt::format("the rule '{}' does not translate {}", rule, spelling));
  if (answers.empty())
    return usage_error(fmt::format("no rule translates {} to {}", spelling, *to));
  Output out;
  if (options.has("--json")) {
    // One object for a code with its domain; a list for a spelling, which several domains may have.
    Json list = Json::array();
    for (const auto& [code, images] : answers) list.push_back(answer_of(code, images));
    out((parse_code(spelling) ? list[0] : list)
            .dump(-1, ' ', false, Json::error_handler_t::replace));
    out("\n");
    return out.finish(exit_good);
  }
  bool has_default = false;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) out("\n");
    put_text(out, answers[i].first, answers[i].second, terminal_width());
    for (const Image& image : answers[i].second) has_default = has_default || image.is_default;
  }
  if (has_default) out("\n* the default rule of the pair\n");
  return out.finish(exit_good);
}

}  // namespace faultwire_tool
