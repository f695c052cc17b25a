//! Spanish phrases, without accents. Source: mails of US providers, November 2026.

use super::Phrases;

pub(super) const PHRASES: Phrases = Phrases {
    sets: &[
        (
            "thing",
            "linea|lineas|plan|servicio|cuenta|suscripcion|numero|contrato|esim|sim|paquete|membresia|#line",
        ),
        (
            "gone",
            "cancelado|cancelada|cancelados|canceladas|terminado|terminada|desactivado|desactivada|cerrado|cerrada|finalizado|finalizada|desconectado|desconectada|dado_de_baja|dada_de_baja|dados_de_baja|dadas_de_baja",
        ),
        ("how", "ya|oficialmente|definitivamente|correctamente"),
    ],
    ended: &[
        "@thing ~6 ha_sido|han_sido|fue|fueron|quedo|quedaron|queda|esta|estan [@how] @gone",
        "hemos|he [@how] @gone ~4 @thing",
        "se_ha|se_han [@how] @gone ~3 @thing",
        "@thing ~3 se_ha|se_han [@how] @gone",
        "cancelacion|baja ~5 se_ha|ha_sido|fue|esta completado|completada",
    ],
    ended_it: &[],
    ended_weakly: &[],
    ending: &[
        "@thing ~6 sera|seran @gone",
        "@thing ~6 finalizara|terminara|vencera|expirara|acabara|se_cancelara|se_dara_de_baja",
        "@thing ~4 termina|finaliza|vence|expira|acaba [el] ~2 #day*",
        "@thing ~4 seguira|sigue|permanecera activ* hasta ~2 #day*",
    ],
    ending_it: &[],
    renewal_off: &["renovacion_automatica ~4 desactivada|cancelada|apagada"],
    ordered: &["pedido|compra ~6 ha_sido|fue|esta cancelado|cancelada"],
    stays: &[
        "@thing ~4 continua|sigue|permanece|seguira activ*",
        "@thing ~4 ha_sido|fue reactivad*",
    ],
    denied: &["@thing ~4 no ha_sido|fue|esta|pudo_ser|ha_podido_ser @gone"],
    received: &[
        "hemos|he recibido ~2 solicitud|peticion|mensaje|correo|cancelacion|baja",
        "solicitud|cancelacion|baja|peticion ~3 pendiente|en_proceso|en_tramite|en_revision",
        "estamos revisando|procesando|tramitando ~3",
    ],
    missing: &["confirme ~3 solicitud|cancelacion|baja", "un_paso_mas ~3 cancelar|baja"],
    retention: &[
        "quedese|quedate ~2 con_nosotros",
        "quedese|quedate ~10 gratis|descuento|mitad",
        "si_se_queda ~4",
    ],
    refund: &[
        "hemos emitido|procesado|realizado|hecho ~2 reembolso|devolucion",
        "reembolso|devolucion ~6 ha_sido|fue|sera emitido|procesado|realizado|emitida|procesada",
        "le devolveremos|reembolsaremos|devolvimos|reembolsamos ~2 #money",
    ],
    money: &["reembols*", "devol*", "ultima|final factura", "factura final"],
    asks: &[
        "ingrese|introduzca|envie|proporcione|confirme|responda|escriba ~8 contrasena|clave|tarjeta|codigo|pin|bancarios",
        "pague ~4 cargo|tarifa|#money|ahora|aqui",
        "inicie_sesion ~4",
    ],
    labels: &[
        "fecha de ~1 baja|cancelacion|terminacion|efecto",
        "baja efectiva",
        "con_efecto desde|el",
        "con_fecha",
        "ultimo_dia ~4",
    ],
    now: &["hoy", "de_inmediato", "inmediatamente"],
    period: &["final|fin del|de ~2 ciclo|periodo|mes"],
};
