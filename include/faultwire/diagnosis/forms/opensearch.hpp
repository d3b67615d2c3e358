// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_OPENSEARCH_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_OPENSEARCH_HPP
/// The forms of the clients in OpenSearch.
///
/// @code
/// static_assert(!opensearch_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form opensearch_forms[] = {
    {.client = "OpenSearch"sv,
     .head = "StreamException[errorCode="sv,
     .between = ", message="sv,
     .ends = Ends::words,
     .tails = ", metadata=|]"sv,
     .domain = Domain::stream,
     .sample = "StreamException[errorCode=NOT_FOUND, message=gone, metadata={}]"sv,
     .source = "OpenSearch: server: transport/stream/StreamException.java"sv},
    {.client = "OpenSearch"sv,
     .head = "StreamException: "sv,
     .between = ": "sv,
     .domain = Domain::stream,
     .sample = "org.opensearch.transport.stream.StreamException: NOT_FOUND: gone"sv,
     .source = "OpenSearch: server: transport/stream/StreamException.java"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
