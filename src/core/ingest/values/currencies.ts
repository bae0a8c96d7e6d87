/** Signs and words of currencies → ISO 4217 code. A bare dollar is taken for the American one, a bare yen sign for the Chinese: our choice. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR', '£': 'GBP', '$': 'USD', 'us$': 'USD', 'a$': 'AUD', 'au$': 'AUD', 'c$': 'CAD', 'ca$': 'CAD', 'hk$': 'HKD', 'nz$': 'NZD', 's$': 'SGD', 'r$': 'BRL',
  'nt$': 'TWD', 'mx$': 'MXN', '¥': 'CNY', '￥': 'CNY', '元': 'CNY', 'rmb': 'CNY', '円': 'JPY', '₹': 'INR', 'rs': 'INR', '₩': 'KRW', '₽': 'RUB', '₺': 'TRY', '₫': 'VND',
  '฿': 'THB', '₴': 'UAH', '₦': 'NGN', '₱': 'PHP', '₪': 'ILS', 'zł': 'PLN'
}; // prettier-ignore

const CODES = new Set(
  'AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KWD LKR MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD VND ZAR'.split(
    ' '
  )
);

/** ISO 4217 code of the sign, word or code beside a number; null where there is none that is known. */
export function currencyOf(value: string): string | null {
  const mark = value.replace(/[\d.,'’%()+\-\s]/g, '');
  return CODES.has(mark) ? mark : (SIGNS[mark.toLowerCase()] ?? null);
}
