/**
 * A self-signed certificate for `localhost`, made for the specs of this folder and trusted by nothing else. Its key is
 * public by being here.
 */
export const localhostCertificate = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMmNgDa+CoapJ2Vqq
Mq7RGZ1GG3+FZ7hz0yubN9LLjYqhRANCAAQIMyFmuExYagbrcCX2N7nmbxlGDbgU
JqFV77p5Js66TnReJS4SjGH4IL1OPFdq8Zl20Uo1k2H/EznG/PaolmOe
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUMaK0Yaif+oifdEDz46qzErQRmRIwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzIwMTQxM1oYDzIxMjYxMDMw
MjAxNDEzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQIMyFmuExYagbrcCX2N7nmbxlGDbgUJqFV77p5Js66TnReJS4SjGH4
IL1OPFdq8Zl20Uo1k2H/EznG/PaolmOeo28wbTAdBgNVHQ4EFgQUL81UmFMY77VU
nLsNazD7PxatWkQwHwYDVR0jBBgwFoAUL81UmFMY77VUnLsNazD7PxatWkQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAOJivFrC7eL+/duDJWY6t5mNdbJkfutb0YEW+bUCEKjnAiEA
8zGjAyksupi5EZjezcYDaTTrf+2dyGyLhgofo4s4bcE=
-----END CERTIFICATE-----`,
};
