// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_WRITE_API_DETAIL_NAMES_HPP
#define FAULTWIRE_WRITE_API_DETAIL_NAMES_HPP
/// The rooms as the private parts of this room name them: without these aliases `wording` would be
/// the private namespace of that room.

#include "faultwire/wording/wording.hpp"

namespace faultwire {
inline namespace v1 {
namespace line_protocol {}
namespace retry {}
namespace write_api {}
namespace detail {
namespace write_api {

namespace line_protocol = faultwire::line_protocol;
namespace retry = faultwire::retry;
namespace wording = faultwire::wording;
using namespace faultwire::write_api;

}  // namespace write_api
}  // namespace detail
}  // namespace v1
}  // namespace faultwire

#endif
