// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_DIAGNOSIS_FORMS_DOTNET_HPP
#define FAULTWIRE_DIAGNOSIS_FORMS_DOTNET_HPP
/// The forms of the clients in .NET.
///
/// @code
/// static_assert(!dotnet_forms[0].client.empty());
/// @endcode

#include <string_view>

#include "faultwire/diagnosis/forms/form.hpp"

namespace faultwire {
inline namespace v1 {
namespace diagnosis {

inline constexpr Form dotnet_forms[] = {
    {.client = "grpc-dotnet"sv,
     .head = "Status(StatusCode=\""sv,
     .spelled = Spelled::camel,
     .between = "\", Detail=\""sv,
     .ends = Ends::words,
     .tails = "\", DebugException=\"|\")|\""sv,
     .sample = "Status(StatusCode=\"NotFound\", Detail=\"gone\")"sv,
     .source = "grpc-dotnet: src/Grpc.Core.Api/Status.cs"sv},
    {.client = "grpc-dotnet"sv,
     .head = "Status(StatusCode="sv,
     .spelled = Spelled::camel,
     .between = ", Detail=\""sv,
     .ends = Ends::words,
     .tails = "\", DebugException=\"|\")|\""sv,
     .sample = "Status(StatusCode=NotFound, Detail=\"gone\")"sv,
     .source = "grpc: src/csharp/Grpc.Core.Api/Status.cs, 2.32 and older"sv},
    {.client = "grpc-dotnet"sv,
     .head = "gRPC error status. Status code: '"sv,
     .spelled = Spelled::camel,
     .between = "', Message: '"sv,
     .ends = Ends::words,
     .tails = "'."sv,
     .sample = "Call failed with gRPC error status. Status code: 'NotFound', Message: 'gone'."sv,
     .source = "grpc-dotnet: src/Grpc.Net.Client/Internal/GrpcCall.Log.cs"sv},
};

}  // namespace diagnosis

}  // namespace v1
}  // namespace faultwire

#endif
