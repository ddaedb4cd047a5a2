// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_protocol.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

namespace sohoa {
namespace {

// A socket as lies between coordinator and signer.
class SignerProtocol : public testing::Test {
  protected:
    SignerProtocol() {
        int pair[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) != 0) throw system_error("", "socketpair", errno);
        ours = Fd(pair[0]);
        theirs = Fd(pair[1]);
    }

    Fd ours, theirs;
};

template <class T>
bool malformed(const std::string& bytes) {
    try {
        decode<T>(bytes);
        return false;
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::internal);
        return true;
    }
}

TEST_F(SignerProtocol, APacketArrivesWholeAndAlone) {
    const std::string digest(32, '\x80');
    send_signer_packet(ours.get(), encode(SignerRequest{"agency", digest}));
    send_signer_packet(ours.get(), encode(SignerRequest{"", ""}));
    std::string bytes;
    ASSERT_TRUE(receive_signer_packet(theirs.get(), bytes));
    const auto request = decode<SignerRequest>(bytes);
    EXPECT_EQ(request.role, "agency");
    EXPECT_EQ(request.digest, digest);
    ASSERT_TRUE(receive_signer_packet(theirs.get(), bytes));
    EXPECT_EQ(decode<SignerRequest>(bytes).role, "");
}

TEST_F(SignerProtocol, EveryMemberOfHelloAndAnswerComesBack) {
    const SentError error{77, "key.p12", msg("wrong PIN, {1} tries left", 2)};
    const auto hello =
        decode<SignerHello>(encode(SignerHello{signer_protocol_version, true, error, 5000, "leaf", {"one", "two"}}));
    EXPECT_EQ(hello.version, signer_protocol_version);
    EXPECT_TRUE(hello.ok);
    EXPECT_EQ(hello.error.code, 77);
    EXPECT_EQ(hello.error.where, "key.p12");
    EXPECT_EQ(hello.error.message.english(), "wrong PIN, 2 tries left");
    EXPECT_EQ(hello.longest_cms, 5000u);
    EXPECT_EQ(hello.leaf, "leaf");
    EXPECT_EQ(hello.chain, (std::vector<std::string>{"one", "two"}));
    const auto answer = decode<SignerAnswer>(encode(SignerAnswer{false, error, "cms"}));
    EXPECT_FALSE(answer.ok);
    EXPECT_EQ(answer.error.code, 77);
    EXPECT_EQ(answer.cms, "cms");
}

TEST_F(SignerProtocol, CutOffAnywhereItIsMalformed) {
    const std::string good = encode(SignerAnswer{true, {1, "where", msg("{1}", "x")}, "cms"});
    for (size_t length = 0; length < good.size(); ++length)
        EXPECT_TRUE(malformed<SignerAnswer>(good.substr(0, length))) << length;
    EXPECT_TRUE(malformed<SignerAnswer>(good + '\0'));
    EXPECT_FALSE(malformed<SignerAnswer>(good));
}

TEST_F(SignerProtocol, OverTheLimitNothingIsSentOrTaken) {
    EXPECT_THROW(send_signer_packet(ours.get(), std::string(signer_packet_limit + 1, 'x')), Error);
    send_signer_packet(ours.get(), std::string(signer_packet_limit, 'x'));
    std::string bytes;
    ASSERT_TRUE(receive_signer_packet(theirs.get(), bytes));
    EXPECT_EQ(bytes.size(), signer_packet_limit);
    const std::string longer(signer_packet_limit + 1, 'x');
    ASSERT_EQ(::send(ours.get(), longer.data(), longer.size(), 0), static_cast<ssize_t>(longer.size()));
    try {
        receive_signer_packet(theirs.get(), bytes);
        FAIL() << "a packet over the limit was taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::unavailable);
    }
}

TEST_F(SignerProtocol, AClosedSocketIsTheEndOrAnError) {
    ours.reset();
    std::string bytes;
    EXPECT_FALSE(receive_signer_packet(theirs.get(), bytes));
    try {
        send_signer_packet(theirs.get(), "x");
        FAIL() << "sent to nobody";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::unavailable);
    }
}

} // namespace
} // namespace sohoa
