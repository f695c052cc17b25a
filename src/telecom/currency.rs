//! Currency: what a price is counted in.
//!
//! Invariant: the name is the ISO 4217 code. Only currencies in which US plans are sold to travellers stand here.

use crate::named_enum;

named_enum! {
    /// A currency (ISO 4217), by its three letters.
    ///
    /// ```
    /// use esim_exit::telecom::Currency;
    /// assert_eq!("CNY".parse(), Ok(Currency::Cny));
    /// assert!("RMB".parse::<Currency>().is_err());
    /// ```
    pub enum Currency {
        /// US dollar.
        Usd = "USD",
        /// Renminbi.
        Cny = "CNY",
        /// Euro.
        Eur = "EUR",
        /// Pound sterling.
        Gbp = "GBP",
        /// Hong Kong dollar.
        Hkd = "HKD",
        /// New Taiwan dollar.
        Twd = "TWD",
        /// Singapore dollar.
        Sgd = "SGD",
        /// Japanese yen.
        Jpy = "JPY",
        /// South Korean won.
        Krw = "KRW",
        /// Canadian dollar.
        Cad = "CAD",
        /// Australian dollar.
        Aud = "AUD",
        /// Malaysian ringgit.
        Myr = "MYR",
        /// Thai baht.
        Thb = "THB",
        /// Mexican peso.
        Mxn = "MXN",
    }
}

impl Currency {
    /// Digits after the point.
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        match self {
            Self::Jpy | Self::Krw => 0,
            Self::Usd | Self::Cny | Self::Eur | Self::Gbp | Self::Hkd | Self::Twd | Self::Sgd => 2,
            Self::Cad | Self::Aud | Self::Myr | Self::Thb | Self::Mxn => 2,
        }
    }

    /// The sign before an amount. Two currencies never share one.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Usd => "$",
            Self::Cny => "¥",
            Self::Eur => "€",
            Self::Gbp => "£",
            Self::Hkd => "HK$",
            Self::Twd => "NT$",
            Self::Sgd => "S$",
            Self::Jpy => "JP¥",
            Self::Krw => "₩",
            Self::Cad => "CA$",
            Self::Aud => "A$",
            Self::Myr => "RM",
            Self::Thb => "฿",
            Self::Mxn => "MX$",
        }
    }

    /// The currency of an upper-case sign or word beside an amount; a bare `$` or `¥` yields to a default that uses it.
    pub(super) fn of_mark(mark: &str, default: Self) -> Option<Self> {
        let dollars = matches!(
            default,
            Self::Hkd | Self::Twd | Self::Sgd | Self::Cad | Self::Aud | Self::Mxn
        );
        Some(match mark {
            "" => default,
            "$" if dollars => default,
            "¥" | "￥" | "元" if default == Self::Jpy => default,
            "元" | "块" | "RMB" | "CN¥" | "￥" | "人民币" => Self::Cny,
            "US$" | "美元" | "美金" | "刀" => Self::Usd,
            "欧元" => Self::Eur,
            "英镑" => Self::Gbp,
            "港币" | "港元" => Self::Hkd,
            "台币" | "新台币" => Self::Twd,
            "新币" => Self::Sgd,
            "円" | "日元" => Self::Jpy,
            "C$" => Self::Cad,
            "AU$" => Self::Aud,
            _ => {
                return Self::ALL
                    .iter()
                    .copied()
                    .find(|one| mark == one.as_str() || mark == one.symbol());
            }
        })
    }
}
