// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace sohoa {

/// How the key is reached. Never a PIN.
struct KeyOptions {
    std::string key;      ///< path of a PKCS#12 file
    int pin_fd = -1;      ///< descriptor from which the PIN's line is read
    std::string pin_file; ///< file that holds it; must belong to us and be closed to others (mode & 077 == 0)
    std::string scheme =
        "pss";          ///< "pss" (RSASSA-PSS SHA-256), "pkcs1" (only by explicit setting), ECDSA keys ignore it
    std::string prompt; ///< what the terminal shows when it asks, already translated; empty: "PIN (<key>): "
    std::string signer_program; ///< path of sohoa-signer; empty: beside our own program
    unsigned seconds = 120;     ///< for one signature, and for opening the key where nobody has to type a PIN
};

/// The process that holds the key, as the coordinator sees it. Starts sohoa-signer, which asks for the PIN (descriptor,
/// file, else the terminal; with none of them Error(permission) at once) and opens the key.
class SignerClient {
  public:
    /// Error(permission): no PIN source, wrong PIN, unsafe file mode. Error(configuration): no such key, no
    /// certificate, key and certificate do not match, scheme unknown. Error(unavailable): the signer cannot be started
    /// or died. Error(interrupted): Ctrl-C at the PIN prompt.
    explicit SignerClient(const KeyOptions& options);
    ~SignerClient(); ///< ends the process
    SignerClient(SignerClient&&) noexcept;

    const std::string& leaf_der() const;
    const std::vector<std::string>& chain_der() const; ///< without the leaf
    size_t max_cms_bytes() const;                      ///< no CMS of this key is longer

    /// Asks for a detached CAdES baseline-B CMS (ETSI EN 319 142-1 clause 6.3: signed attributes contentType,
    /// messageDigest, signing-certificate-v2; no signing-time) over `digest`, the 32 raw bytes of the SHA-256 of the
    /// ByteRange. `role` is kept for the signer's log ("agency"). One request at a time.
    void submit(const std::string& role, const std::string& digest);
    int fd() const; ///< can be read when the answer is there
    /// The CMS asked for; waits for it. Throws the signer's Error; Error(unavailable) when it died or said nonsense.
    std::string receive();

    /// submit() and receive().
    std::string sign(const std::string& role, const std::string& digest);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace sohoa
