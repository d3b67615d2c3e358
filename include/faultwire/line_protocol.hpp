// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_LINE_PROTOCOL_HPP
#define FAULTWIRE_LINE_PROTOCOL_HPP
/// The room `line_protocol`: is this batch valid, and what is in it. Needs abseil, for the columns
/// of a batch.
///
/// @code
/// bool good = line_protocol::is_valid("cpu usage=1\n");
/// @endcode

#include "faultwire/line_protocol/batch_writer.hpp"
#include "faultwire/line_protocol/builder.hpp"
#include "faultwire/line_protocol/checks.hpp"
#include "faultwire/line_protocol/compatibility.hpp"
#include "faultwire/line_protocol/compatibility_kind.hpp"
#include "faultwire/line_protocol/core_check.hpp"
#include "faultwire/line_protocol/core_original.hpp"
#include "faultwire/line_protocol/core_release.hpp"
#include "faultwire/line_protocol/core_rules.hpp"
#include "faultwire/line_protocol/core_wording.hpp"
#include "faultwire/line_protocol/entry.hpp"
#include "faultwire/line_protocol/generation.hpp"
#include "faultwire/line_protocol/kind.hpp"
#include "faultwire/line_protocol/message.hpp"
#include "faultwire/line_protocol/detail/number.hpp"
#include "faultwire/line_protocol/parse.hpp"
#include "faultwire/line_protocol/parse_options.hpp"
#include "faultwire/line_protocol/position.hpp"
#include "faultwire/line_protocol/precision.hpp"
#include "faultwire/line_protocol/reference.hpp"
#include "faultwire/line_protocol/rejection.hpp"
#include "faultwire/line_protocol/report.hpp"
#include "faultwire/line_protocol/schema.hpp"
#include "faultwire/line_protocol/series.hpp"
#include "faultwire/line_protocol/splitter.hpp"
#include "faultwire/line_protocol/table_memory.hpp"
#include "faultwire/line_protocol/text.hpp"
#include "faultwire/line_protocol/validate.hpp"
#include "faultwire/line_protocol/validate_options.hpp"
#include "faultwire/line_protocol/value.hpp"
#include "faultwire/line_protocol/write_check.hpp"
#include "faultwire/line_protocol/write_fault.hpp"

#endif
