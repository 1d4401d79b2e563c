// The last step of provenance: whom the articles name as the ones who say it, and which articles show
// sourcing of their own.
#pragma once

#include "coverage/provenance.h"

namespace firsthand {

/// Sources and, of each article, its statements. Sources of two articles are one when they have the same
/// full name, or when nobody names them but the same claim came through the same outlet or the same text.
void find_sources(ProvenanceInput const& in, Relevant const& relevant, Provenance& out);

/// Signs of own sourcing of each article, and which relay chains have one.
void find_own_sourcing(ProvenanceInput const& in, Relevant const& relevant, Provenance& out);

}  // namespace firsthand
