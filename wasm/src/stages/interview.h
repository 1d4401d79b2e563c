// Conversations printed line by line ("Jane Doe: ... / John Roe: ..."): who asks in them.
#pragma once

#include <cstdint>
#include <optional>

#include "text/document.h"

namespace firsthand {

/// Is this attribution a line of a printed conversation: a speaker, a colon, words?
bool is_line(Document const& doc, Attribution const& a);

/// The speaker who asks, by index into Document::speakers. Needs speakers. A conversation has two lines of
/// two speakers at least; who asks has two questions and more of them than anybody else.
std::optional<uint32_t> find_interviewer(Document const& doc);

}  // namespace firsthand
