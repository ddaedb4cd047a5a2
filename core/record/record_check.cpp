// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/record/record_check.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/record/manifest.h"
#include "core/record/schema_check.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace sohoa {
namespace {

constexpr const char* document_name = "document.pdf";
constexpr const char* manifest_name = "manifest.json";
constexpr const char* sums_name = "SHA256SUMS";
constexpr uint64_t most_manifest_bytes = 64'000'000; // 5,000 pages take about 10 million
constexpr uint64_t most_sums_bytes = 10'000;

/// One check of one folder.
class RecordCheck {
  public:
    explicit RecordCheck(const std::string& folder) : folder_(folder) {
        folder_fd_ = Fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!folder_fd_ && errno == ENOTDIR) throw Error(Code::no_input, folder, msg("is a file, and no folder"));
        if (!folder_fd_) throw system_error(folder, "open", errno);
    }

    std::vector<RecordFault> run() {
        check_names();
        read_manifest();
        hash_document();
        check_sums();
        return std::move(faults_);
    }

  private:
    void fault(const std::string& file, Message message) { faults_.push_back({file, std::move(message)}); }

    void check_names() {
        for (const std::string& name : list_folder(folder_))
            if (name != document_name && name != manifest_name && name != sums_name)
                fault(name, msg("does not belong to the record; move it out of the folder"));
    }

    /// The file by its own name, never by a link; empty, with a fault, when there is no such regular file.
    Fd open(const char* name) {
        // O_NONBLOCK: a pipe in the file's place must not hold us up.
        Fd fd(::openat(folder_fd_.get(), name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
        struct stat info {};
        if (!fd && errno == ENOENT) {
            fault(name, msg("is missing; take the record from a backup or make it anew from the scan"));
        } else if (!fd && errno != ELOOP && errno != ENXIO) {
            throw system_error(folder_ + "/" + name, "open", errno);
        } else if (!fd || ::fstat(fd.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
            fault(name, msg("is a link or no regular file; put the file itself in its place"));
            fd.reset();
        }
        return fd;
    }

    /// The whole file; false, with a fault, where it cannot be had.
    bool read(const char* name, uint64_t most, std::string& bytes) {
        const Fd fd = open(name);
        if (!fd) return false;
        struct stat info {};
        if (::fstat(fd.get(), &info) != 0) throw system_error(folder_ + "/" + name, "stat", errno);
        if (static_cast<uint64_t>(info.st_size) > most) {
            fault(name, msg("holds {1} bytes, more than any record has; take it from a backup", info.st_size));
            return false;
        }
        bytes = read_at(fd.get(), 0, static_cast<uint64_t>(info.st_size), folder_ + "/" + name);
        return true;
    }

    void read_manifest() {
        std::string text;
        if (!read(manifest_name, most_manifest_bytes, text)) return;
        manifest_sha256_ = sha256_hex(text);
        const ManifestReading reading = read_manifest_text(text);
        for (const Message& message : reading.faults)
            fault(manifest_name, message);
        if (reading.faults.empty()) stated_ = reading.stated;
    }

    /// One pass over the PDF: the hash of all of it, and of the unsigned part that it must begin with.
    void hash_document() {
        const Fd fd = open(document_name);
        if (!fd) return;
        Sha256 whole, prefix;
        uint64_t size = 0;
        const uint64_t prefix_bytes = stated_ ? stated_->unsigned_bytes : 0;
        std::string piece(1 << 20, '\0');
        for (;;) {
            const ssize_t n = ::read(fd.get(), piece.data(), piece.size());
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) throw system_error(folder_ + "/" + document_name, "read", errno);
            if (n == 0) break;
            const std::string_view got(piece.data(), static_cast<size_t>(n));
            whole.add(got);
            if (size < prefix_bytes) prefix.add(got.substr(0, prefix_bytes - size));
            size += got.size();
        }
        document_sha256_ = hex(whole.finish());
        if (stated_) compare_document(size, hex(prefix.finish()));
    }

    void compare_document(uint64_t size, const std::string& prefix_sha256) {
        document_as_stated_ = size == stated_->document_bytes && document_sha256_ == stated_->document_sha256;
        if (size != stated_->document_bytes)
            fault(document_name, msg("has {1} bytes, the manifest states {2}; take the record from a backup", size,
                                     stated_->document_bytes));
        else if (!document_as_stated_)
            fault(document_name,
                  msg("was changed: its SHA-256 is not the one in the manifest; take the record from a backup"));
        if (size < stated_->unsigned_bytes || prefix_sha256 != stated_->unsigned_sha256)
            fault(document_name, msg("does not begin with the unsigned document that the manifest names; "
                                     "take the record from a backup"));
    }

    void check_sums() {
        std::string text;
        if (!read(sums_name, most_sums_bytes, text) || document_sha256_.empty() || manifest_sha256_.empty()) return;
        const std::string wanted = sums_text(document_sha256_, manifest_sha256_);
        if (text == wanted) return;
        constexpr size_t digits = 64;
        const bool document_good = text.starts_with(wanted.substr(0, digits));
        const bool rest_good = text.size() == wanted.size() && text.ends_with(wanted.substr(digits));
        const bool manifest_good = text.ends_with(wanted.substr(wanted.find('\n') + 1));
        if (!document_good && !stated_)
            fault(document_name, msg("its SHA-256 is not the one in SHA256SUMS; take the record from a backup"));
        if (!manifest_good)
            fault(manifest_name, msg("its SHA-256 is not the one in SHA256SUMS; take the record from a backup"));
        // The manifest is a second witness of the PDF, so a changed PDF is told from a changed SHA256SUMS; nothing else
        // bears witness of the manifest.
        if (rest_good && !document_good && stated_ && !document_as_stated_) return;
        fault(sums_name,
              msg("does not fit the files beside it: it or one of them was changed; take the record from a backup"));
    }

    std::string folder_;
    Fd folder_fd_;
    std::optional<StatedFiles> stated_; ///< by a manifest that conforms to its schema
    std::string manifest_sha256_, document_sha256_;
    bool document_as_stated_ = false;
    std::vector<RecordFault> faults_;
};

} // namespace

std::string sums_text(const std::string& document_sha256, const std::string& manifest_sha256) {
    return document_sha256 + "  " + document_name + "\n" + manifest_sha256 + "  " + manifest_name + "\n";
}

std::vector<RecordFault> check_record(const std::string& folder) {
    return RecordCheck(folder).run();
}

} // namespace sohoa
