// stages/language.cc: the language by function words.
#include <catch2/catch.hpp>

#include "core_text.h"

using namespace firsthand::test;

TEST_CASE("English is read, other languages are named") {
  CHECK(read("The minister said that the port was closed to all ships on Monday.").language == "en");
  CHECK(read("Le ministre a dit que le port était fermé à tous les navires depuis lundi.").language == "fr");
  CHECK(read("Der Minister sagte, dass der Hafen seit Montag für alle Schiffe gesperrt ist.").language ==
        "de");
}

TEST_CASE("too little text, or none that is known, is undetermined") {
  CHECK(read("Port").language == "und");
  CHECK(read("xq zzv qqp lorv wub kex vort plin").language == "und");
}

TEST_CASE("another language gives a warning and no attributions") {
  auto const doc = analyzed("Le ministre a dit que le port était fermé à tous les navires depuis lundi.");
  CHECK(doc.attributions.empty());
  REQUIRE(doc.warnings.size() == 1);
  CHECK(doc.warnings[0].code == "unsupported_language");
}
