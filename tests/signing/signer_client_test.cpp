// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_client.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/signing/test_pki.h"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace sohoa;
using namespace sohoa::test;

namespace {

class Signer : public testing::Test {
  protected:
    KeyOptions options() {
        KeyOptions o;
        o.key = folder.path("key.p12");
        o.pin_file = folder.put("pin", "1234 bí mật\n");
        o.signer_program = SOHOA_SIGNER;
        return o;
    }
    void write_key(EVP_PKEY* key) {
        leaf = pki.leaf({}, key);
        folder.put("key.p12", pkcs12("1234 bí mật", key, leaf.get(), {pki.intermediate.get(), pki.root.get()}));
        folder.put("root.pem", pem_of(pki.root.get()));
    }
    Code refused(const KeyOptions& o) {
        try {
            const SignerClient client(o);
        } catch (const Error& e) {
            last_message = e.what();
            return e.code;
        }
        ADD_FAILURE() << "was not refused";
        return Code::internal;
    }
    // OpenSSL's own verifier is the judge.
    bool openssl_verifies(const std::string& cms, const std::string& content) {
        folder.put("cms.der", cms);
        folder.put("content", content);
        const std::string command = "openssl cms -verify -binary -inform DER -in " + folder.path("cms.der") +
                                    " -content " + folder.path("content") + " -CAfile " + folder.path("root.pem") +
                                    " -purpose any -attime " + std::to_string(test_now) + " -out /dev/null 2>/dev/null";
        return std::system(command.c_str()) == 0;
    }

    Authorities pki;
    TemporaryFolder folder;
    X509Ptr leaf;
    std::string last_message;
};

CmsPtr parse(const std::string& der) {
    const unsigned char* at = bytes_of(der);
    return CmsPtr(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(der.size())));
}

pid_t only_child() {
    std::ifstream children("/proc/self/task/" + std::to_string(::getpid()) + "/children");
    pid_t child = -1;
    children >> child;
    return child;
}

} // namespace

TEST_F(Signer, SignsWithEveryScheme) {
    const KeyPtr p256 = make_ec("P-256"), p384 = make_ec("P-384");
    struct Case {
        EVP_PKEY* key;
        const char* scheme;
        int algorithm;
    };
    const Case cases[] = {{shared_rsa("leaf"), "pss", NID_rsassaPss},
                          {shared_rsa("leaf"), "pkcs1", NID_rsaEncryption},
                          {p256.get(), "pss", NID_ecdsa_with_SHA256},
                          {p384.get(), "pss", NID_ecdsa_with_SHA256}};
    for (const Case& c : cases) {
        SCOPED_TRACE(c.scheme + std::to_string(c.algorithm));
        write_key(c.key);
        KeyOptions o = options();
        o.scheme = c.scheme;
        SignerClient client(o);
        EXPECT_EQ(client.leaf_der(), der_of(leaf.get(), i2d_X509));
        ASSERT_EQ(client.chain_der().size(), 1u); // the root is left out
        const std::string content = "nội dung cần ký";
        const std::string cms = client.sign("agency", sha256(content));
        EXPECT_LE(cms.size(), client.max_cms_bytes());
        EXPECT_GT(cms.size() + 16, client.max_cms_bytes());
        EXPECT_TRUE(openssl_verifies(cms, content));
        EXPECT_FALSE(openssl_verifies(cms, content + "x"));
        const CmsPtr parsed = parse(cms);
        CMS_SignerInfo* info = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(parsed.get()), 0);
        X509_ALGOR* algorithm = nullptr;
        CMS_SignerInfo_get0_algs(info, nullptr, nullptr, nullptr, &algorithm);
        EXPECT_EQ(OBJ_obj2nid(algorithm->algorithm), c.algorithm);
        EXPECT_EQ(CMS_signed_get_attr_count(info), 3);
        EXPECT_LT(CMS_signed_get_attr_by_NID(info, NID_pkcs9_signingTime, -1), 0);
        EXPECT_GE(CMS_signed_get_attr_by_NID(info, NID_id_smime_aa_signingCertificateV2, -1), 0);
        EXPECT_EQ(CMS_is_detached(parsed.get()), 1);
    }
}

TEST_F(Signer, OpensLegacyPkcs12) {
    const X509Ptr certificate = pki.leaf();
    folder.put("k.pem", pem_of(shared_rsa("leaf")));
    folder.put("c.pem", pem_of(certificate.get()));
    folder.put("pin", "1234\n");
    const std::string command = "openssl pkcs12 -export -legacy -inkey " + folder.path("k.pem") + " -in " +
                                folder.path("c.pem") + " -out " + folder.path("key.p12") +
                                " -passout pass:1234 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    KeyOptions o = options();
    o.pin_file = folder.put("pin", "1234\n");
    EXPECT_EQ(SignerClient(o).sign("agency", sha256("x")).substr(0, 1), "\x30");
    o.pin_file = folder.put("pin", "4321\n");
    EXPECT_EQ(refused(o), Code::permission);
}

TEST_F(Signer, TakesThePinFromADescriptor) {
    write_key(shared_rsa("leaf"));
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    write_all(ends[1], "1234 bí mật\nnot the PIN", "pipe");
    KeyOptions o = options();
    o.pin_file.clear();
    o.pin_fd = ends[0];
    SignerClient client(o);
    EXPECT_FALSE(client.sign("agency", sha256("x")).empty());
    char rest[16];
    EXPECT_EQ(::read(ends[0], rest, sizeof rest), 11) << "only the line of the PIN is taken";
    ::close(ends[0]);
    ::close(ends[1]);
    o.pin_fd = 999;
    EXPECT_EQ(refused(o), Code::permission);
}

TEST_F(Signer, RefusesBadPinSources) {
    write_key(shared_rsa("leaf"));
    KeyOptions o = options();
    o.pin_file = folder.put("wrong", "0000\n");
    EXPECT_EQ(refused(o), Code::permission);
    EXPECT_EQ(last_message.find("0000"), std::string::npos) << "a PIN must not be in a message";
    for (const int mode : {0640, 0604, 0620, 0644}) {
        o.pin_file = folder.put("open", "1234 bí mật\n", mode);
        EXPECT_EQ(refused(o), Code::permission) << std::oct << mode;
    }
    o.pin_file = folder.put("empty", "");
    EXPECT_EQ(refused(o), Code::permission);
    o.pin_file = folder.path("missing");
    EXPECT_EQ(refused(o), Code::permission);
    o.pin_file = folder.path();
    EXPECT_EQ(refused(o), Code::permission);
    o.pin_file = folder.put("long", std::string(300, '1'));
    EXPECT_EQ(refused(o), Code::permission);
    const std::string pipe = folder.path("pipe");
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    o.pin_file = pipe;
    EXPECT_EQ(refused(o), Code::permission);
}

TEST_F(Signer, WithoutPinSourceAndTerminalFailsAtOnce) {
    write_key(shared_rsa("leaf"));
    KeyOptions o = options();
    o.pin_file.clear();
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        ::setsid(); // no controlling terminal any more
        int code = 0;
        try {
            const SignerClient client(o);
        } catch (const Error& e) {
            code = static_cast<int>(e.code);
        }
        ::_exit(code);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 77);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(3));
}

namespace {

struct Terminal {
    std::string shown;
    int exit_code = -1;
};

// Runs `work` on a terminal of its own, types `keys` when the prompt stands there, and says what the terminal showed.
template <class Work>
Terminal on_a_terminal(const std::string& keys, Work work) {
    int master = -1;
    const pid_t child = ::forkpty(&master, nullptr, nullptr, nullptr);
    if (child == 0) ::_exit(work());
    Terminal out;
    bool typed = false;
    char buffer[512];
    for (;;) {
        const ssize_t n = ::read(master, buffer, sizeof buffer);
        if (n <= 0) break; // EIO: the child has ended
        out.shown.append(buffer, static_cast<size_t>(n));
        if (!typed && out.shown.find("Mã PIN: ") != std::string::npos) {
            write_all(master, keys, "terminal");
            typed = true;
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(master);
    if (WIFEXITED(status)) out.exit_code = WEXITSTATUS(status);
    return out;
}

} // namespace

TEST_F(Signer, AsksOnTheTerminalWithoutEcho) {
    write_key(shared_rsa("leaf"));
    KeyOptions o = options();
    o.pin_file.clear();
    o.prompt = "Mã PIN: ";
    const auto sign = [&o] {
        try {
            SignerClient client(o);
            return client.sign("agency", sha256("x")).empty() ? 1 : 0;
        } catch (const Error& e) {
            return static_cast<int>(e.code);
        }
    };
    const Terminal good = on_a_terminal("1234 bí mậtX\x7f\r", sign); // a slip, taken back
    EXPECT_EQ(good.exit_code, 0) << good.shown;
    EXPECT_EQ(good.shown.find("1234"), std::string::npos) << "the PIN must not be shown";
    EXPECT_EQ(on_a_terminal("4321\r", sign).exit_code, 77);
    EXPECT_EQ(on_a_terminal("12\x03", sign).exit_code, 130);
}

TEST_F(Signer, RefusesUnusableKeys) {
    KeyOptions o = options();
    EXPECT_EQ(refused(o), Code::configuration); // no such file
    folder.put("key.p12", "no PKCS#12");
    EXPECT_EQ(refused(o), Code::configuration);
    const X509Ptr other = pki.leaf({}, shared_rsa("stranger"));
    folder.put("key.p12", pkcs12("1234 bí mật", shared_rsa("leaf"), nullptr, {other.get()}));
    EXPECT_EQ(refused(o), Code::configuration); // the certificate is of another key
    folder.put("key.p12", pkcs12("1234 bí mật", nullptr, other.get(), {}));
    EXPECT_EQ(refused(o), Code::configuration); // no key
    const KeyPtr small = make_rsa(1024);
    write_key(small.get());
    EXPECT_EQ(refused(o), Code::configuration);
    write_key(shared_rsa("leaf"));
    o.scheme = "sha1";
    EXPECT_EQ(refused(o), Code::configuration);
}

TEST_F(Signer, SaysWhenTheSignerIsNotThere) {
    write_key(shared_rsa("leaf"));
    KeyOptions o = options();
    o.signer_program = "/nonexistent/sohoa-signer";
    EXPECT_EQ(refused(o), Code::unavailable);
    o.signer_program = "/bin/true";
    EXPECT_EQ(refused(o), Code::unavailable);
}

TEST_F(Signer, SurvivesCtrlCAndAWrongRequest) {
    write_key(shared_rsa("leaf"));
    SignerClient client(options());
    const pid_t signer = only_child();
    ASSERT_GT(signer, 0);
    ::kill(signer, SIGINT);
    EXPECT_FALSE(client.sign("agency", sha256("x")).empty());
    try {
        client.sign("agency", "short");
        FAIL() << "a digest of five bytes was signed";
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::internal);
    }
    EXPECT_FALSE(client.sign("agency", sha256("y")).empty());
    ::kill(signer, SIGKILL);
    try {
        client.sign("agency", sha256("z"));
        FAIL() << "a dead signer signed";
    } catch (const Error& e) {
        EXPECT_EQ(e.code, Code::unavailable);
    }
}

TEST_F(Signer, EndsWithItsClient) {
    write_key(shared_rsa("leaf"));
    {
        SignerClient client(options());
        SignerClient moved = std::move(client);
        EXPECT_FALSE(moved.sign("agency", sha256("x")).empty());
    }
    EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
    EXPECT_EQ(errno, ECHILD);
}

TEST_F(Signer, KeepsThePinOutOfArgumentsAndEnvironment) {
    write_key(shared_rsa("leaf"));
    ::setenv("SOHOA_TEST_SECRET", "do not pass on", 1);
    const SignerClient client(options());
    ::unsetenv("SOHOA_TEST_SECRET");
    const std::string process = "/proc/" + std::to_string(only_child());
    std::ifstream arguments(process + "/cmdline");
    const std::string line((std::istreambuf_iterator<char>(arguments)), {});
    EXPECT_NE(line.find("--pin-file"), std::string::npos);
    EXPECT_EQ(line.find("1234"), std::string::npos);
    std::ifstream environment(process + "/environ");
    const std::string variables((std::istreambuf_iterator<char>(environment)), {});
    EXPECT_EQ(variables.find("SOHOA_TEST_SECRET"), std::string::npos);
}

TEST(SignerProgram, RefusesToRunByHand) {
    const int status = std::system(SOHOA_SIGNER " --key x 3>&- 2>/dev/null");
    EXPECT_EQ(WEXITSTATUS(status), 64);
}
