"""What is found in picture files, in Thai."""

from __future__ import annotations

from transparency.pictures.facts import Fault, Trace

TRACES = {
    Trace.EXIF: "EXIF ซึ่งอาจบอกพิกัดที่ถ่าย",
    Trace.XMP: "XMP",
    Trace.IPTC: "IPTC",
    Trace.THUMBNAIL: "ภาพอื่นที่ฝังไว้",
    Trace.COMMENT: "ข้อความที่ฝังไว้",
    Trace.PROFILE: "โปรไฟล์สี",
    Trace.OTHER: "ข้อมูลของโปรแกรมหรือกล้อง",
    Trace.TRAILING: "ข้อมูลต่อท้ายไฟล์",
}
FAULTS = {
    Fault.EMPTY: "ไฟล์นี้ว่างเปล่า (0 ไบต์)",
    Fault.TRUNCATED: "ไฟล์นี้ขาดตอนท้าย คัดลอกมาไม่ครบ",
    Fault.DAMAGED: "ไฟล์นี้เสีย ถอดเป็นภาพไม่ได้",
    Fault.ANIMATED: "ไฟล์นี้เป็นภาพเคลื่อนไหว",
    Fault.DEEP: "ภาพนี้เก็บสีเกิน 8 บิต บางเครื่องแสดงไม่ได้",
    Fault.CMYK: "ภาพนี้เก็บสีแบบงานพิมพ์ (CMYK) สีบนเว็บจะเพี้ยน",
    Fault.RAW: "ไฟล์นี้เป็นภาพดิบ (RAW) จากกล้อง",
}
