// SPDX-License-Identifier: GPL-3.0-or-later
#include "signing/signer_protocol.h"

#include "core/base/file.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sohoa;

namespace {

/// Both ends of a connection.
class SignerProtocol : public testing::Test {
  protected:
    void SetUp() override {
        int ends[2];
        ASSERT_EQ(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
        ours = Fd(ends[0]);
        theirs = Fd(ends[1]);
    }
    /// What is read of these bytes as one packet.
    SignerPacket read(const std::string& bytes) {
        EXPECT_EQ(::send(theirs.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
        SignerPacket packet;
        EXPECT_TRUE(receive_packet(ours.get(), packet));
        return packet;
    }
    void expect_garbled(const std::string& bytes) {
        try {
            read(bytes);
            ADD_FAILURE() << bytes.size() << " bytes were taken for a packet";
        } catch (const Error& error) {
            EXPECT_EQ(error.code, Code::unavailable);
            EXPECT_EQ(error.message.id, "the signer sent something that is no packet");
        }
    }
    Fd ours, theirs;
};

} // namespace

TEST_F(SignerProtocol, APacketArrivesAsItWasSent) {
    const std::string every_byte("\0\xff\n", 3), long_field(100'000, 'x');
    for (const auto kind : {SignerPacket::hello, SignerPacket::sign, SignerPacket::cms, SignerPacket::error})
        for (const std::vector<std::string>& fields :
             {std::vector<std::string>{}, {""}, {"", every_byte, ""}, {long_field, "y"}}) {
            send_packet(theirs.get(), {kind, fields});
            SignerPacket packet;
            ASSERT_TRUE(receive_packet(ours.get(), packet));
            EXPECT_EQ(packet.kind, kind);
            EXPECT_EQ(packet.fields, fields);
        }
    EXPECT_EQ(read(std::string("S\0\0\0\2ab\0\0\0\0", 11)).fields, (std::vector<std::string>{"ab", ""}));
}

TEST_F(SignerProtocol, TruncatedAnywhereIsNoPacketOrFewerFields) {
    const std::string whole("C\0\0\0\3abc\0\0\0\2de", 14);
    for (size_t end = 1; end < whole.size(); ++end) {
        if (end == 1 || end == 8)
            EXPECT_EQ(read(whole.substr(0, end)).fields.size(), end == 1 ? 0u : 1u) << end;
        else
            expect_garbled(whole.substr(0, end));
    }
    EXPECT_EQ(read(whole).fields, (std::vector<std::string>{"abc", "de"}));
}

TEST_F(SignerProtocol, WrongKindsAndLengths) {
    for (const std::string& bytes :
         {std::string("X"), std::string("\0", 1), std::string("h\0\0\0\0", 5), std::string("C\0\0\0\4abc", 8),
          std::string("C\xff\xff\xff\xff") + "abc", std::string("C\x80\0\0\0", 5), std::string("C\0\0\0\0x", 6)})
        expect_garbled(bytes);
}

TEST_F(SignerProtocol, TheLimitHoldsBothWays) {
    send_packet(theirs.get(), {SignerPacket::cms, {std::string(signer_packet_limit - 5, 'x')}});
    SignerPacket packet;
    ASSERT_TRUE(receive_packet(ours.get(), packet));
    EXPECT_EQ(packet.fields.at(0).size(), signer_packet_limit - 5);
    try {
        send_packet(theirs.get(), {SignerPacket::cms, {std::string(signer_packet_limit - 4, 'x')}});
        ADD_FAILURE() << "was sent";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::internal);
    }
    std::string over("C\0\1\xff\xfc", 5);
    over.resize(signer_packet_limit + 1, 'x');
    expect_garbled(over);
}

TEST_F(SignerProtocol, TheOtherSideIsGone) {
    theirs.reset();
    SignerPacket packet;
    EXPECT_FALSE(receive_packet(ours.get(), packet));
    try {
        send_packet(ours.get(), {SignerPacket::sign, {"agency"}}); // SIGPIPE would end this process
        ADD_FAILURE() << "was sent";
    } catch (const Error& error) {
        EXPECT_EQ(error.code, Code::unavailable);
    }
}

TEST_F(SignerProtocol, ErrorsComeBackAsTheyWere) {
    for (const Code code : {Code::permission, Code::configuration, Code::interrupted, Code::bad_data, Code::io,
                            Code::no_input, Code::internal, Code::unavailable}) {
        const Error error = error_of(packet_of(Error(code, "a.p12", msg("wrong {1} of {2}", "PIN", 3))));
        EXPECT_EQ(error.code, code);
        EXPECT_EQ(error.where, "a.p12");
        EXPECT_EQ(error.message, msg("wrong {1} of {2}", "PIN", "3"));
    }
    EXPECT_EQ(error_of({SignerPacket::error, {"0", "", ""}}).code, Code::unavailable) << "no code of ours";
    EXPECT_EQ(error_of({SignerPacket::error, {"99999999999999999999", "", ""}}).code, Code::unavailable);
    EXPECT_EQ(error_of({SignerPacket::error, {"77", "w"}}).message.id, "the signer sent something that is no packet");
    EXPECT_EQ(error_of({SignerPacket::cms, {"77", "w", "m"}}).message.id,
              "the signer sent something that is no packet");
}
