// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace sohoa {

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* p) const {
        Free(p);
    }
};

/// Owns what a C library made; the deleter stands in the type: Handle<X509, X509_free> cert(X509_new()).
template <class T, auto Free>
using Handle = std::unique_ptr<T, Freed<Free>>;

} // namespace sohoa
