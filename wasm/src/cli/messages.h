// The English sentences of extension/_locales/en/messages.json, which is part of the program: one
// source of wording for the extension and for --explain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace firsthand::cli {

/// The message with its placeholders filled from `values` ($1 is the first); "" if there is none.
std::string message(std::string_view name, std::vector<std::string> const& values = {});

}  // namespace firsthand::cli
