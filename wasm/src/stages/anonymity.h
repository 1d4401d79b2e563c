// How an article speaks of speakers that it does not name: how many, how near to the matter, why not named.
#pragma once

#include "stages/source_phrase.h"

namespace firsthand {

/// Of one unnamed speaker, with reasons.
Anonymity read_anonymity(Document const& doc, Attribution& a, SourcePhrase const& p,
                         LanguagePack const& pack);

/// What the article says where it introduces a speaker holds for "the official" and "one of the officials"
/// later on; where it spoke of several and then of one, a reason says so.
void share_anonymity(Document& doc, LanguagePack const& pack);

}  // namespace firsthand
