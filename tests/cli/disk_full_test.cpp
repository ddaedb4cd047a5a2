// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that fills while a run is at work: it stops with 74, leaves whole records only, and the next run makes the
// rest.
#include "tests/cli/samples.h"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <thread>
#include <unistd.h>

namespace sohoa::test {
namespace {

namespace fs = std::filesystem;
using Names = std::vector<std::string>;

// A file system of its own, of a size of its own.
class SmallDisk {
  public:
    explicit SmallDisk(const std::string& megabytes) {
        fs::create_directory(path());
        mounted_ = ::mount("sohoa-test", path().c_str(), "tmpfs", 0, ("size=" + megabytes + "m").c_str()) == 0;
    }
    ~SmallDisk() {
        if (mounted_) ::umount2(path().c_str(), MNT_DETACH);
    }
    bool mounted() const { return mounted_; }
    std::string path(const std::string& name = "") const {
        return folder_.path("disk") + (name.empty() ? "" : "/" + name);
    }

    void fill() const {
        const int fd = ::open(path("filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        for (const size_t size : {1u << 20, 1u << 12, 1u})
            while (::write(fd, std::string(size, 'x').data(), size) > 0) {
            }
        ::close(fd);
    }
    void make_room() const { fs::remove(path("filler")); }

  private:
    Folder folder_;
    bool mounted_ = false;
};

TEST(FullDisk, IsSeenBeforeAnythingIsRead) {
    const SmallDisk disk("4");
    if (!disk.mounted()) GTEST_SKIP() << "only root may mount a small file system";
    const Outcome outcome = sohoa(run_arguments(disk.path("out"), {sample("cong-van.tif")}));
    EXPECT_EQ(outcome.code, 74) << outcome.err;
    EXPECT_NE(outcome.err.find("not enough free space"), std::string::npos) << outcome.err;
    EXPECT_EQ(tree(disk.path("out")), Names{".lock"});
}

TEST(FullDisk, StopsTheRunAndLeavesWholeRecordsOnly) {
    const SmallDisk disk("90");
    if (!disk.mounted()) GTEST_SKIP() << "only root may mount a small file system";
    const std::string out = disk.path("out");
    Names arguments = run_arguments(out, {"--jobs", "2"});
    for (const char* source : {"cong-van.tif", "quyet-dinh.tif", "bien-ban"})
        arguments.push_back(sample(source));
    Process process(SOHOA_PROGRAM, Call{arguments});
    while (process.running() && records_in(out + "/.work").empty())
        std::this_thread::sleep_for(std::chrono::microseconds(500));
    disk.fill();
    const Outcome outcome = process.wait();
    EXPECT_EQ(outcome.code, 74) << outcome.err;
    EXPECT_NE(outcome.err.find("the disk is full"), std::string::npos) << outcome.err;
    EXPECT_TRUE(process.session_ends());
    EXPECT_FALSE(fs::exists(out + "/.work"));
    EXPECT_FALSE(fs::exists(out + "/.refused")) << "a document is not refused because the disk is full";
    disk.make_room();
    const Outcome again = sohoa(arguments);
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_EQ(records_in(out), (Names{"bien-ban", "cong-van", "quyet-dinh"}));
}

} // namespace
} // namespace sohoa::test
