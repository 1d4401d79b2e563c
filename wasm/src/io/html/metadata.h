// What a page says about its article besides the text: address, outlet, title, date, byline, language.
#pragma once

#include "io/html/tree.h"
#include "text/document.h"

namespace firsthand::html {

/// From meta elements, the title and rel=author; all bounded as in a request (io/limits.h).
ArticleMeta read_metadata(Tree const& tree);

}  // namespace firsthand::html
