// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <string>

namespace sohoa::test {

/// Tests that ask programs of others: veraPDF, pyHanko, a Python with jsonschema. scripts/validators.sh prints their
/// folder; scripts/test.sh puts it into SOHOA_VALIDATORS. Without them the tests skip, or fail with
/// SOHOA_REQUIRE_VALIDATORS=1.
class Validators : public ::testing::Test {
  protected:
    void SetUp() override;
    std::string program(const std::string& name) const { return folder_ + "/bin/" + name; }

  private:
    std::string folder_;
};

} // namespace sohoa::test
