// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_INTEROP_NLOHMANN_JSON_CODES_HPP
#define FAULTWIRE_INTEROP_NLOHMANN_JSON_CODES_HPP
/// Codes as JSON objects of nlohmann-json, in the shape that `faultwire map --json` prints: domain,
/// name, number (only if the domain has numbers) and the text that travels. Works for every domain,
/// also for a user's own.
///
/// @code
/// nlohmann::ordered_json object = GrpcCode::not_found;
/// bool same = object.dump() == R"({"domain":"grpc","name":"NOT_FOUND","number":5,"text":""})";
/// GrpcCode back = object.get<GrpcCode>();
/// @endcode

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "faultwire/codes/any_code.hpp"

/// Reads and writes one code of any domain.
template <faultwire::Code C>
struct nlohmann::adl_serializer<C, void> {
  /// Writes the object. Names are static text in UTF-8.
  template <class Json>
  static void to_json(Json& out, C code) {
    out = Json::object();
    out["domain"] = std::string(faultwire::CodeTraits<C>::domain);
    out["name"] = std::string(faultwire::code_name(code));
    if constexpr (faultwire::has_numbers<C>) {
      out["number"] = faultwire::detail::codes::raw_number(code);
    }
    out["text"] = std::string(faultwire::code_text(code));
  }
  /// Reads the name, or the number if the name is empty. What no code is becomes
  /// `CodeTraits<C>::otherwise`, or the first code of a domain without one.
  template <class Json>
  static void from_json(const Json& in, C& code) {
    code = faultwire::CodeTraits<C>::rows[0].code;
    if constexpr (requires { faultwire::CodeTraits<C>::otherwise; })
      code = faultwire::CodeTraits<C>::otherwise;
    if (!in.is_object()) return;
    const auto name = in.find("name");
    if (name != in.end() && name->is_string()) {
      const std::string& text = name->template get_ref<const std::string&>();
      if (const auto known = faultwire::find_code<C>(text)) {
        code = *known;
        return;
      }
    }
    if constexpr (faultwire::has_numbers<C>) {
      const auto number = in.find("number");
      if (number == in.end() || !number->is_number_integer()) return;
      const auto value = number->template get<std::int64_t>();
      if (const auto known = faultwire::code_from_number<C>(value)) code = *known;
    }
  }
};

/// Writes a code that is only known when the program runs.
template <>
struct nlohmann::adl_serializer<faultwire::AnyCode, void> {
  template <class Json>
  static void to_json(Json& out, const faultwire::AnyCode& code) {
    out = Json::object();
    out["domain"] = std::string(faultwire::domain_name(code.domain));
    out["name"] = std::string(faultwire::code_name(code));
    if (faultwire::domain_has_numbers(code.domain)) out["number"] = code.number;
    out["text"] = std::string(faultwire::code_text(code));
  }
};

#endif
