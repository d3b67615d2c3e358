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

/// All images of `code`: default rules first, then the named rules that are nobody's default.
std::vector<Image> images_of(AnyCode code, std::string_view rule) {
  std::vector<Image> images;
  with_domain(code.domain, [&]<Code From>() {
    const auto from = code.to<From>();
    if (!from) return;
    each_domain([&]<Code To>() {
      if constexpr (!std::same_as<To, From> && HasDefault<To, From>) {
        images.push_back(image_of(translate<To>(*from), true));
        if constexpr (faultwire::detail::mapping::DirectDefault<To, From>) {
          for (const To other :
               candidates<To>(*from).subspan(candidates<To>(*from).empty() ? 0 : 1))
            images.back().others.push_back(other);
        }
      }
    });
    each_rule([&]<Rule R>() {
      if constexpr (std::same_as<typename R::From, From>) {
        if (std::same_as<default_rule<From, typename R::To>, R> && rule != R::id) return;
        images.push_back(
            image_of(translate<R>(*from), std::same_as<default_rule<From, typename R::To>, R>));
        const auto all = candidates<R>(*from);
        for (const auto other : all.subspan(all.empty() ? 0 : 1))
          images.back().others.push_back(other);
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
    if (const auto known = code.to<C>()) text = code_text(*known);
  });
  return text;
}

std::string described(AnyCode code) {
  std::string text;
  with_domain(code.domain, [&]<Code C>() {
    if (const auto known = code.to<C>(); known && AnyCode(*known) == code)
      text = code_description(*known);
  });
  return text;
}

void put_text(Output& out, AnyCode code, const std::vector<Image>& images) {
  out(numbered(code));
  if (const std::string text = text_of(code); !text.empty()) out(fmt::format("  \"{}\"", text));
  if (const std::string text = described(code); !text.empty()) out(fmt::format("\n  {}", text));
  out("\n\n");
  std::size_t to = 2;
  std::size_t rule = 4;
  for (const Image& image : images) {
    std::string target = numbered(image.to);
    for (const AnyCode other : image.others) target += ", or " + numbered(other);
    to = (std::max)(to, target.size());
    rule = (std::max)(rule, image.rule.size());
  }
  out(fmt::format("  {:<{}}  {:<{}}  {:<8}  {:<14}  {}\n", "to", to, "rule", rule, "fidelity",
                  "basis", "source"));
  for (const Image& image : images) {
    std::string target = numbered(image.to);
    for (const AnyCode other : image.others) target += ", or " + numbered(other);
    std::string source;
    for (const Source& each : image.sources)
      source += fmt::format("{}{} ({})", source.empty() ? "" : "; ", each.title, each.date);
    out(fmt::format("{} {:<{}}  {:<{}}  {:<8}  {:<14}  {}\n", image.is_default ? '*' : ' ', target,
                    to, image.rule, rule, fidelity_name(image.fidelity), basis_name(image.basis),
                    source));
  }
  out("\n* the default rule of the pair\n");
}

Json json_of(AnyCode code) {
  Json out = {{"domain", domain_name(code.domain)}, {"name", code_name(code)}};
  with_domain(code.domain, [&]<Code C>() {
    if constexpr (has_numbers<C>) out["number"] = code.number;
  });
  out["text"] = text_of(code);
  return out;
}

void put_json(Output& out, AnyCode code, const std::vector<Image>& images) {
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
  out(object.dump(-1, ' ', false, Json::error_handler_t::replace));
  out("\n");
}

std::string domain_list() {
  std::string text;
  each_domain([&]<Code C>() {
    text += fmt::format("{}{}", text.empty() ? "" : ", ", CodeTraits<C>::domain);
  });
  return text;
}

}  // namespace

int run_map(Arguments args) {
  static constexpr auto known =
      std::to_array<Options::Known>({{"--to", true}, {"--rule", true}, {"--json", false}});
  Options options;
  if (!options.read(args, known)) return usage_error(options.problem());
  if (options.rest().size() != 1)
    return usage_error("map takes one CODE, such as grpc:5 or influx:not_found");
  const std::string_view spelling = options.rest()[0];
  const auto code = parse_code(spelling);
  if (!code) {
    const std::string_view domain = spelling.substr(0, spelling.find(':'));
    if (!find_domain(domain))
      return usage_error(
          fmt::format("unknown domain in '{}': it is one of {}", spelling, domain_list()));
    return usage_error(fmt::format("'{}' is no code of {}", spelling, domain));
  }
  const auto to = options.value("--to");
  if (to && !find_domain(*to))
    return usage_error(fmt::format("unknown domain '{}': it is one of {}", *to, domain_list()));
  const std::string_view rule = options.value("--rule").value_or("");
  if (!rule.empty() && !rule_exists(rule))
    return usage_error(fmt::format("unknown rule '{}': 'faultwire tables rules' lists them", rule));

  std::vector<Image> images = images_of(*code, rule);
  std::erase_if(images, [&](const Image& image) {
    return (to && image.to.domain != find_domain(*to)) || (!rule.empty() && image.rule != rule);
  });
  if (images.empty() && !rule.empty())
    return usage_error(fmt::format("the rule '{}' does not translate {}", rule, spelling));
  if (images.empty() && to)
    return usage_error(fmt::format("no rule translates {} to {}", spelling, *to));
  Output out;
  if (options.has("--json")) {
    put_json(out, *code, images);
  } else {
    put_text(out, *code, images);
  }
  return out.finish(exit_good);
}

}  // namespace faultwire_tool
